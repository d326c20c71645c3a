package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeOutputTest {

    private static final String SEEN =
            "Odo is quest.Player@1f: experience 12, money 3, level 2, time 25\nquest.Quest is not there\n";

    @Test
    void readsWhatTheProbePrints() throws Unmet {
        Census census = Census.parse(SEEN);
        assertEquals(
                Map.of("Odo", new Census.Sheet("quest.Player@1f", new Ledger.State(12, 3, 2), 25)), census.sheets());
        assertEquals("is not there", census.quest());
    }

    @Test
    void anotherObjectOrAnotherTimeIsAnotherPlayer() throws Unmet {
        Map<String, String> identities = Census.parse(SEEN).identities();
        assertNotEquals(identities, Census.parse(SEEN.replace("@1f", "@2f")).identities());
        assertNotEquals(identities, Census.parse(SEEN.replace("time 25", "time 0")).identities());
        assertEquals(identities, Census.parse(SEEN.replace("experience 12", "experience 13")).identities());
    }

    @Test
    void aProbeThatFailedTellsWhy() {
        Unmet unmet = assertThrows(Unmet.class, () -> Census.parse("java.io.IOException: no such process"));
        assertEquals("the probe says java.io.IOException: no such process", unmet.getMessage());
    }
}
