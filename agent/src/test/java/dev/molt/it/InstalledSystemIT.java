package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.archive.Limits;
import dev.molt.registry.AtomicFile;
import dev.molt.registry.Registry;
import dev.molt.registry.Root;
import dev.molt.target.Unpacking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A target system is made, packed and installed, starts by its scripts in each way, and is kept running by heart. */
class InstalledSystemIT {

    @OnEveryJdk
    void startsInTheForegroundWithTheAgentAndWithout(Start start) throws Exception {
        try (InstalledSystem system = InstalledSystem.built(start.jdk()).created()) {
            for (String mode : List.of("basic", "simple")) {
                try (TargetJvm jvm = system.start(mode)) {
                    assertEquals("pea 1.0 " + jvm.pid(), system.call());
                    assertEquals(List.of("regis starts", "pea 1.0 starts"), List.of(jvm.line(), jvm.line()));
                    Path socket = system.root().resolve("run/" + jvm.pid() + ".sock");
                    assertEquals(mode.equals("simple"), Files.exists(socket));
                    assertEquals(
                            new Outcome(
                                    Outcome.REFUSED,
                                    "",
                                    "start: it runs already, in process " + jvm.pid() + "; bin/stop stops it"),
                            system.script("start"));
                    assertEquals(new Outcome(Outcome.DONE, "stopped\n", ""), system.script("stop"));
                    assertEquals(143, jvm.exit());
                }
            }
            assertEquals(new Outcome(Outcome.DONE, "it does not run\n", ""), system.script("stop"));
        }
    }

    @OnEveryJdk
    void heartStartsItAgainUntilItIsStoppedAndItMovesAsAWhole(Start start) throws Exception {
        try (InstalledSystem system = InstalledSystem.built(start.jdk()).created()) {
            Outcome started = system.script("start");
            long first = system.pid();
            assertEquals(new Outcome(Outcome.DONE, "it runs in process " + first + "\n", ""), started);
            assertEquals("pea 1.0 " + first, system.call());
            assertEquals(
                    "  RELEASE   VERSION  STATUS     APPLICATIONS\n  mysystem  FIRST    permanent  pea-1.0, regis-1.0\n",
                    system.script("molt", "which").out());
            kill(first);
            String again = system.call();
            long second = system.pid();
            assertEquals("pea 1.0 " + second, again);
            assertNotEquals(first, second);
            assertEquals(new Outcome(Outcome.DONE, "stopped\n", ""), system.script("stop", "--timeout", "50"));
            assertTrue(ProcessHandle.of(second).isEmpty());
            assertEquals(
                    List.of(
                            "heart: release FIRST starts in process " + first,
                            "pea 1.0 starts",
                            "heart: process " + first + " ended with exit code 137 (signal 9)",
                            "heart: release FIRST starts in process " + second,
                            "pea 1.0 starts",
                            "heart: process " + second + " ended with exit code 143 (signal 15)",
                            "heart: stopped, as it was asked to"),
                    system.log());
            system.move("a root αβ");
            Path link = Files.createSymbolicLink(
                    system.folder().resolve("started"), Path.of("a root αβ", "bin", "start"));
            Outcome moved = system.elsewhere(link);
            assertEquals("it runs in process " + system.pid() + "\n", moved.out(), moved.err());
            assertEquals("pea 1.0 " + system.pid(), system.call());
            assertEquals("stopped\n", system.script("stop").out());
        }
    }

    private static void kill(long pid) {
        assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly());
    }

    @OnEveryJdk
    void whatIsMeantForOneStartIsStartedOnce(Start start) throws Exception {
        try (InstalledSystem system = InstalledSystem.built(start.jdk()).created()) {
            unpackSecond(system);
            assertEquals(Outcome.DONE, system.script("start").exit());
            assertTrue(system.call().startsWith("pea 1.0 "));
            Path once = system.root().resolve("releases/new_start.data");
            new AtomicFile(once).write(Files.readString(system.root().resolve("releases/start.data"))
                    .replace("FIRST", "SECOND"));
            kill(system.pid());
            assertTrue(system.call().startsWith("pea 2.0 "));
            assertFalse(Files.exists(once));
            kill(system.pid());
            assertTrue(system.call().startsWith("pea 1.0 "));
        }
    }

    private static void unpackSecond(InstalledSystem system) throws Exception {
        Path archive = system.folder().resolve("second.jar");
        Outcome packed = InstalledSystem.molt(
                "release", "pack", "" + system.release("SECOND", "2.0"), "--lib", "" + system.lib(), "--molt",
                "" + Molt.jar(), "--output", "" + archive);
        assertEquals(Outcome.DONE, packed.exit(), packed.err());
        try (Registry registry = Registry.open(Root.open(system.root()))) {
            new Unpacking(registry, Limits.defaults(), Optional.empty()).unpack(archive);
            assertEquals(
                    List.of("SECOND unpacked", "FIRST permanent"),
                    registry.releases().stream().map(r -> r.version() + " " + r.status()).toList());
        }
    }

    @OnEveryJdk
    void heartInTheForegroundEndsWellWhenItIsAskedTo(Start start) throws Exception {
        try (InstalledSystem system = InstalledSystem.built(start.jdk()).created();
                TargetJvm heart = system.start("heart")) {
            system.call();
            long pid = system.pid();
            assertEquals("release FIRST starts in process " + pid, heart.line());
            heart.terminate();
            assertEquals(0, heart.exit());
            assertTrue(ProcessHandle.of(pid).isEmpty());
            assertEquals("process " + pid + " ended with exit code 143 (signal 15)", heart.line());
            assertEquals("stopped, as it was asked to", heart.line());
        }
    }

    @OnEveryJdk
    void whatDoesNotStartIsToldWithTheReason(Start start) throws Exception {
        InstalledSystem built = InstalledSystem.built(start.jdk());
        Path config = built.write("sys.config.yaml", "pea: {broken: true}\n");
        try (InstalledSystem system = built.created("--config", config.toString())) {
            Outcome outcome = system.script("start");
            assertEquals(Outcome.FAILED, outcome.exit());
            assertTrue(outcome.err().contains("\njava.lang.IllegalStateException: no peas\n"), outcome.err());
            assertTrue(
                    outcome.err().contains(
                            "\nheart: gave up: the system died more than 5 times within 60 seconds\n"),
                    outcome.err());
            assertTrue(outcome.err().endsWith("\nstart: it did not start"), outcome.err());
            assertFalse(Files.exists(system.root().resolve("run/heart.pid")));
        }
    }

    @OnEveryJdk
    void aReleaseThatNamesItsJavaRunsOnThatOfTheRoot(Start start) throws Exception {
        try (InstalledSystem system = InstalledSystem.built(start.jdk())) {
            int feature = start.jdk().major();
            Path release = system.release("FIRST", "1.0");
            Files.writeString(release, Files.readString(release) + "java: " + feature + "\n");
            Path archive = system.folder().resolve("first.jar");
            assertDone(InstalledSystem.molt(
                    "target", "create", "" + release, "--lib", "" + system.lib(), "--molt", "" + Molt.jar(), "--archive",
                    "" + archive));
            assertDone(InstalledSystem.molt("target", "install", "" + archive, "" + system.root()));
            String missing = "release FIRST runs on Java " + feature + ", and there is no ";
            Outcome refused = system.script("start");
            assertEquals(Outcome.FAILED, refused.exit());
            assertTrue(refused.err().contains(missing + system.root() + "/jdk-" + feature + "/bin/java"), refused.err());
            assertEquals(
                    new Outcome(
                            Outcome.REFUSED,
                            "",
                            "start: " + missing + system.root() + "/jdk-" + feature + ": bin/molt target jdk HOME"),
                    system.script("start", "simple"));
            Outcome linked = system.script("molt", "target", "jdk", start.jdk().home().toString());
            assertDone(linked);
            assertEquals(
                    system.root() + "/jdk-" + feature + " leads to " + start.jdk().home() + "\n", linked.out());
            assertDone(system.script("start"));
            system.call();
            assertDone(system.script("stop"));
        }
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
