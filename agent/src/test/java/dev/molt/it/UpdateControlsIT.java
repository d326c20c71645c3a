package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;

/** Each part of an update left out in turn: then what the other tests of it find right goes wrong. */
class UpdateControlsIT {

    @OnEveryJdk
    void withoutTheGateACallerMeetsNewCodeAndOldState(Start start) throws Exception {
        try (TargetJvm jvm = without(start, "gate")) {
            jvm.ask("inTransform");
            CompletableFuture<Outcome> upgrade = UpdateDrainIT.upgrade(jvm, "infinity");
            assertEquals("entered", jvm.ask("entered"));
            assertEquals("new 4 1", jvm.ask("hello"));
            jvm.ask("open");
            UpdateDrainIT.assertDone(upgrade);
            assertEquals("new right", jvm.ask("hello"));
        }
    }

    @OnEveryJdk
    void withoutTheDrainACallIsCaughtInTheMiddle(Start start) {
        try (TargetJvm jvm = without(start, "drain")) {
            assertEquals("entered", jvm.ask("counter"));
            upgrade(jvm);
            assertEquals("new right", jvm.ask("hello"));
            jvm.ask("open");
            assertEquals("old torn 4 10", jvm.ask("counterEnded"));
        }
    }

    @OnEveryJdk
    void withoutTheTransformTheStateStaysOld(Start start) {
        try (TargetJvm jvm = without(start, "transform")) {
            upgrade(jvm);
            assertEquals("new 4 1", jvm.ask("hello"));
        }
    }

    @OnEveryJdk
    void withoutTheRedefinitionTheOldCodeMeetsNewState(Start start) {
        try (TargetJvm jvm = without(start, "redefinition")) {
            upgrade(jvm);
            assertEquals("old 40 10", jvm.ask("hello"));
        }
    }

    private static void upgrade(TargetJvm jvm) {
        Outcome up = Molt.of(jvm).upgrade(UpdateDrainIT.ROOMS.v2(), "--appup", UpdateDrainIT.appup("default"));
        assertEquals(Outcome.DONE, up.exit(), up.toString());
        assertTrue(up.out().contains("rooms 2.0 runs now"), up.out());
    }

    private static TargetJvm without(Start start, String part) {
        TargetJvm jvm = TargetJvm.start(start, UpdateDrainIT.ROOMS.v1(), "-Dmolt.test.without=" + part);
        assertEquals("old right", jvm.ask("hello"));
        return jvm;
    }
}
