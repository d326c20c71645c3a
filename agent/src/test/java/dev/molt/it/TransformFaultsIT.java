package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

/** Transforms that throw, do not end or fill the memory, and agents that change classes meanwhile: all is as it was. */
class TransformFaultsIT {

    @OnEveryStart
    void whateverATransformDoes(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, FaultyUpgrade.older())) {
            assertEquals("begun", jvm.ask("begin"));
            String older = jvm.ask("state");
            assertUndone(jvm, older, "last", "30s",
                    "failed: code_change of app.Book threw java.lang.IllegalArgumentException: the last for object 5 of 5 \\(.*");
            assertUndone(jvm, older, "recursing", "30s",
                    "failed: code_change of app.Book threw java.lang.StackOverflowError for object 1 of 5 \\(.*");
            assertUndone(jvm, older, "allocating", "30s",
                    "failed: code_change of app.Book threw java.lang.OutOfMemoryError: Java heap space for object 1 of 5 \\(.*");
            assertUndone(jvm, older, "endless", "2s",
                    "failed: code_change did not end within 2000 ms; its thread \"molt-calls\" was interrupted at .*");
            must(upgrade(jvm, "30s"));
            must(Molt.of(jvm).downgrade());
            assertEquals(older, jvm.ask("state"));
        }
    }

    @OnEveryStart
    void anotherAgentThatRedefinesOrRetransformsMeanwhile(Start start) {
        String source = "public class Other { public static void premain(String none, java.lang.instrument.Instrumentation all) {"
                + " System.getProperties().put(\"other\", all); } }";
        Path agent = OtherAgent.jar(source, FaultyUpgrade.SHOP.file("other.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, FaultyUpgrade.older(), "-javaagent:" + agent)) {
            assertEquals("begun", jvm.ask("begin"));
            String older = jvm.ask("state");
            for (String trap : new String[] {"retransformed", "redefined", "retransformed"}) {
                jvm.ask(trap);
                must(upgrade(jvm, "30s"));
                String refused = trap.equals("redefined") ? "class names don't match" : "null";
                assertEquals("true " + refused, jvm.ask("disarmed"));
                String newer = jvm.ask("state");
                assertTrue(newer.startsWith("threads go on, calls lost 0; new:"), newer);
                must(Molt.of(jvm).downgrade());
                assertEquals(older, jvm.ask("state"));
            }
        }
    }

    private static void assertUndone(TargetJvm jvm, String before, String trap, String timeout, String reason) {
        jvm.ask(trap);
        Outcome outcome = upgrade(jvm, timeout);
        assertEquals("true null", jvm.ask("disarmed"));
        assertEquals(Outcome.FAILED, outcome.exit(), trap + ": " + outcome);
        assertTrue(outcome.err().matches("(?s)" + reason), trap + ": " + outcome);
        assertEquals(before, jvm.ask("state"), trap);
        assertTrue(Molt.of(jvm).history().stream().anyMatch(step -> step.endsWith(" end undone")));
    }

    private static Outcome upgrade(TargetJvm jvm, String timeout) {
        return Molt.of(jvm).upgrade(FaultyUpgrade.newer(), "--appup", FaultyUpgrade.appup(timeout));
    }

    private static void must(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
