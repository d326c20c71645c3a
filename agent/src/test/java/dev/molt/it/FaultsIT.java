package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Wherever an upgrade fails before its callers are let in, all is as it was: every field of every object, every call, every
 * thread; wherever it fails behind that, it is done. Who tries again succeeds.
 *
 * <p>Each kind of start has another share of the places; with {@code -Dmolt.it.faults=1} each has all of them.
 */
class FaultsIT {

    private static final int STEP = Integer.getInteger("molt.it.faults", 24);
    private static final Path MOLT = FaultyMolt.jar(FaultyUpgrade.SHOP.file("molt.jar"));

    @OnEveryStart
    void atEveryPlace(Start start) {
        try (TargetJvm jvm = start(start)) {
            assertEquals("begun", jvm.ask("begin"));
            System.out.println(start + ": " + new FaultWalk(jvm).upAndDown());
        }
    }

    /** Attached, there is an error where there is an exception at startup. */
    private static TargetJvm start(Start start) {
        int first = (start.jdk().major() == 17 ? 0 : 2) + (start.attached() ? 1 : 0);
        List<String> options = new ArrayList<>(List.of(
                "-Dmolt.test.step=" + STEP,
                "-Dmolt.test.first=" + first * STEP / 4,
                "-Dmolt.test.error=" + start.attached()));
        if (start.attached()) {
            TargetJvm jvm = TargetJvm.startPlain(start.jdk(), FaultyUpgrade.older().toString(), options);
            Outcome outcome = Molt.ended(Molt.process(start.jdk(), MOLT, List.of("attach", "" + jvm.pid())));
            assertTrue(outcome.done(), outcome.toString());
            return jvm;
        }
        options.add("-javaagent:" + MOLT);
        return TargetJvm.startPlain(start.jdk(), FaultyUpgrade.older().toString(), options);
    }
}
