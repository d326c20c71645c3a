package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ChangeTest {

    private static final Change CHANGE = new Change(
            """
              processquest 1.1.0 runs now (was 1.0.0); 3 loaded classes redefined, 743 ms
                suspended for 356 ms; changed: 2 quest.Market, 20 quest.Player
                stayed in old code: "player Hugo" stays at quest.Player.kill, waiting in java.lang.Thread.sleep
                stayed in old code: "player Odo" stays at quest.Player.kill, waiting in java.lang.Thread.sleep
            """,
            900);

    @Test
    void readsWhatTheCommandPrints() throws Unmet {
        assertEquals(743, CHANGE.inside());
        assertEquals(356, CHANGE.suspended());
        assertEquals(20, CHANGE.players());
        assertEquals(2, CHANGE.stayed());
    }

    @Test
    void whatIsNotPrintedIsNotMadeUp() {
        assertThrows(Unmet.class, () -> new Change("processquest 1.0.1 runs now (was 1.0.0)", 900).players());
    }
}
