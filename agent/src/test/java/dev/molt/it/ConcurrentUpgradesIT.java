package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

/** One upgrade at a time, which ends whatever becomes of the command that asked for it. */
class ConcurrentUpgradesIT {

    private static final Fixture GATE = Fixture.of(
            "gate",
            """
            class Gate {
                static final java.util.concurrent.Semaphore ENTERED = new java.util.concurrent.Semaphore(0);
                static final java.util.concurrent.Semaphore OPEN = new java.util.concurrent.Semaphore(0);
                static void pass() throws InterruptedException { ENTERED.release(); OPEN.acquire(); }
                static boolean entered() throws InterruptedException {
                    return ENTERED.tryAcquire(50, java.util.concurrent.TimeUnit.SECONDS);
                }
            }
            """,
            """
            class Commands {
                static String version() { return "one"; }
                static String entered() throws Exception { return "" + Gate.entered(); }
                static String open() { Gate.OPEN.release(); return "open"; }
            }
            """,
            """
            class Commands {
                static String version() { return "two"; }
                static String entered() throws Exception { return "" + Gate.entered(); }
                static String open() { Gate.OPEN.release(); return "open"; }
            }
            """);

    private static final String CALL = "{apply: {module: app.Gate, function: pass, arguments: []}}";

    private static final List<String> STEPS = List.of(
            "begin ok",
            "load_object_code: {application: gate, version: \"2.0\", modules: [app.Commands]} ok",
            "point_of_no_return ok",
            "load: {module: app.Commands, pre_purge: brutal_purge, post_purge: brutal_purge} ok",
            "apply: {module: app.Gate, function: pass, arguments: []} ok",
            "end ok");

    @OnEveryJdk
    void theSecondIsRefusedAndTheFirstOutlivesItsCommand(Start start) throws IOException, InterruptedException {
        try (TargetJvm jvm = TargetJvm.start(start, GATE.v1())) {
            Process command = begin(start, jvm);
            Outcome busy = Molt.of(jvm).upgrade(GATE.v2());
            assertEquals(
                    new Outcome(
                            Outcome.REFUSED,
                            "",
                            "error: another upgrade of this JVM is being carried out\n  cure: wait until it has ended\n"
                                    + "refused: 1 error; nothing was touched"),
                    busy);
            assertTrue(Molt.of(jvm).status().get("upgrading").getAsBoolean());

            command.destroyForcibly().waitFor();
            assertEquals("open", jvm.ask("open"));
            assertEnded(jvm);
            assertEquals("two", jvm.ask("version"));
            assertSteps(jvm);
        }
    }

    @OnEveryJdk
    void aCommandThatWasStoppedHearsOfItLater(Start start) throws IOException, InterruptedException {
        try (TargetJvm jvm = TargetJvm.start(start, GATE.v1())) {
            Process command = begin(start, jvm);
            signal("STOP", command);
            assertEquals("open", jvm.ask("open"));
            assertEnded(jvm);
            assertEquals("two", jvm.ask("version"));
            assertSteps(jvm);
            assertTrue(command.isAlive());
            signal("CONT", command);
            Outcome outcome = Molt.ended(command);
            assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
            assertTrue(outcome.out().contains("gate 2.0 runs now (was 1.0); 1 loaded classes redefined"), outcome.out());
        }
    }

    private static Process begin(Start start, TargetJvm jvm) {
        assertEquals("one", jvm.ask("version"));
        String appup = GATE.appup("[{load_module: app.Commands}, " + CALL + "]", "[]").toString();
        Process command = Molt.process(start.jdk(), Molt.jar(), List.of(
                "upgrade-app", "" + jvm.pid(), "--new", GATE.v2().toString(), "--appup", appup));
        assertEquals("true", jvm.ask("entered"));
        return command;
    }

    static void assertEnded(TargetJvm jvm) {
        long deadline = System.nanoTime() + TargetJvm.SECONDS * 1_000_000_000;
        while (Molt.of(jvm).status().get("upgrading").getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "the upgrade does not end");
        }
    }

    private static void assertSteps(TargetJvm jvm) {
        assertEquals(
                STEPS, Molt.of(jvm).history().stream().map(step -> step.replaceFirst("^1 ", "")).toList());
    }

    static void signal(String name, Process process) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor());
    }
}
