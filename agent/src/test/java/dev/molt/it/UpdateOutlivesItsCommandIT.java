package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

/** An update that has begun is finished, wherever it is when the command that asked for it is stopped or killed. */
class UpdateOutlivesItsCommandIT {

    private static final String APPLY = ", {apply: {module: app.Latch, function: pass, arguments: []}}";

    @OnEveryJdk
    void killed(Start start) throws IOException, InterruptedException {
        try (TargetJvm jvm = TargetJvm.start(start, UpdateDrainIT.ROOMS.v1())) {
            for (Step step : Step.values()) {
                Process command = begin(start, jvm, step);
                command.destroyForcibly().waitFor();
                end(jvm, step);
            }
        }
    }

    @OnEveryJdk
    void stopped(Start start) throws IOException, InterruptedException {
        try (TargetJvm jvm = TargetJvm.start(start, UpdateDrainIT.ROOMS.v1())) {
            for (Step step : Step.values()) {
                Process command = begin(start, jvm, step);
                ConcurrentUpgradesIT.signal("STOP", command);
                end(jvm, step);
                assertTrue(command.isAlive());
                ConcurrentUpgradesIT.signal("CONT", command);
                Outcome outcome = Molt.ended(command);
                assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
                assertTrue(outcome.out().contains("  suspended for "), outcome.out());
            }
        }
    }

    private static Process begin(Start start, TargetJvm jvm, Step step) {
        assertEquals("old right", jvm.ask("hello"));
        if (step == Step.SUSPEND) {
            jvm.ask("counter");
        } else if (step == Step.CODE_CHANGE) {
            jvm.ask("inTransform");
        }
        String appup = UpdateDrainIT.appup("infinity", step == Step.BEHIND_RESUME ? APPLY : "");
        Process command = Molt.process(start.jdk(), Molt.jar(), List.of(
                "upgrade-app", "" + jvm.pid(), "--new", UpdateDrainIT.ROOMS.v2().toString(), "--appup", appup));
        if (step == Step.SUSPEND) {
            UpdateDrainIT.heldUp(jvm);
        } else {
            assertEquals("entered", jvm.ask("entered"));
        }
        Outcome second = Molt.of(jvm).upgrade(UpdateDrainIT.ROOMS.v2());
        assertEquals(Outcome.REFUSED, second.exit(), second.toString());
        assertTrue(second.err().startsWith("error: another upgrade of this JVM is being carried out"), second.err());
        return command;
    }

    private static void end(TargetJvm jvm, Step step) {
        jvm.ask("notInTransform");
        assertEquals("open", jvm.ask("open"));
        ConcurrentUpgradesIT.assertEnded(jvm);
        assertEquals("new right", jvm.ask("hello"));
        if (step == Step.SUSPEND) {
            assertEquals("old whole", jvm.ask("counterEnded"));
            assertEquals("new right", jvm.ask("callerEnded"));
        }
        List<String> history = Molt.of(jvm).history();
        assertTrue(history.get(history.size() - 1).endsWith(" end ok"), history.toString());
        Outcome down = Molt.of(jvm).downgrade();
        assertEquals(Outcome.DONE, down.exit(), down.toString());
    }

    /** Where an update waits. */
    private enum Step {
        SUSPEND,
        CODE_CHANGE,
        BEHIND_RESUME
    }
}
