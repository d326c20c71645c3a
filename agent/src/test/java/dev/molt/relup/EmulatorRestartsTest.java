package dev.molt.relup;

import static dev.molt.relup.Written.apply;
import static dev.molt.relup.Written.script;
import static dev.molt.relup.Written.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.Direction;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import org.junit.jupiter.api.Test;

class EmulatorRestartsTest {

    private static final RelupInstruction RENEW = new RestartNewEmulator();
    private static final RelupInstruction RESTART = new RestartEmulator();

    @Test
    void withoutRestartsTheHalvesAreJoinedAtThePoint() {
        assertEquals("f point g", join(Direction.UP));
        assertEquals("f point g", join(Direction.DOWN));
    }

    @Test
    void upTheNewRuntimeComesFirstAndTheRestartLast() {
        assertEquals("renew f point g", join(Direction.UP, RENEW, RENEW));
        assertEquals("f point g restart", join(Direction.UP, RESTART, RESTART));
        assertEquals("renew f point g restart", join(Direction.UP, RESTART, RENEW));
    }

    @Test
    void downTheOlderRuntimeComesLastAsAnOrdinaryRestart() {
        assertEquals("f point g restart", join(Direction.DOWN, RENEW));
        assertEquals("f point g restart", join(Direction.DOWN, RENEW, RESTART, RENEW));
    }

    private static String join(Direction direction, RelupInstruction... restarts) {
        RelupInstruction[] after = new RelupInstruction[restarts.length + 1];
        System.arraycopy(restarts, 0, after, 0, restarts.length);
        after[restarts.length] = apply("g");
        return text(EmulatorRestarts.join(script(apply("f")), script(after), direction))
                .replace("- apply: {module: m.M, function: ", "")
                .replace(", arguments: []}", "")
                .replace("- restart_new_emulator", "renew")
                .replace("- restart_emulator", "restart")
                .replace("- point_of_no_return", "point")
                .replace('\n', ' ')
                .strip();
    }
}
