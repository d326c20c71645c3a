package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An agent that cannot start says why and leaves the application alone; one that runs is not started again. */
class AgentStartupIT {

    private static final Fixture PLAIN = Fixture.of(
            "plain",
            """
            class Ending {
                static String left() throws InterruptedException {
                    String left = "";
                    for (Thread thread : Thread.getAllStackTraces().keySet()) {
                        if (thread.getName().startsWith("molt")) {
                            thread.join(20_000);
                            left += thread.isAlive() ? thread.getName() : "";
                        }
                    }
                    return left;
                }
            }
            """,
            "class Commands { static String say() { return \"one\"; }"
                    + " static String left() throws Exception { return Ending.left(); } }",
            "class Commands { static String say() { return \"two\"; }"
                    + " static String left() throws Exception { return Ending.left(); } }");

    private static final String NOT_STARTED = "molt: not started, the application runs without it: ";

    @OnEveryJdk
    void aWrongOptionIsToldAndTheApplicationRunsOn(Start start) {
        check(start, "nonsense", "option `nonsense` is not of the form key=value");
        check(start, "colour=red", "option `colour` is unknown; use one of config, control, jmx, journal, root");
    }

    @OnEveryJdk
    void aControlDirectoryThatOthersEnterIsRefusedUntilItIsMended(Start start) throws IOException {
        Path wide = directory("rwxr-xr-x");
        String owner = Files.getOwner(wide).getName();
        String reason = "the control directory " + wide + " belongs to " + owner
                + " with permissions rwxr-xr-x, not to " + owner + " with rwx------; remove it, or name another one with control=DIR";
        try (TargetJvm jvm = start(start, "control=" + wide)) {
            assertEquals(NOT_STARTED + reason, jvm.complaint());
            assertEquals("one", jvm.ask("say"));
            assertEquals("", jvm.ask("left"), "no thread of Molt's is left");
            assertEquals(
                    new Outcome(Outcome.FAILED, "", "failed: " + reason),
                    Molt.attach(start.jdk(), jvm.pid(), "--options", "control=" + wide));
            Files.setPosixFilePermissions(wide, PosixFilePermissions.fromString("rwx------"));
            Outcome attached = Molt.attach(start.jdk(), jvm.pid(), "--options", "control=" + wide);
            assertEquals(Outcome.DONE, attached.exit(), attached.toString());
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(PLAIN.v2()).exit());
            assertEquals("two", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void aControlDirectoryOfAnotherUserIsRefused(Start start) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a directory away");
        Path foreign = directory("rwx------");
        Files.setOwner(
                foreign, foreign.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        check(start, "control=" + foreign, "the control directory " + foreign
                + " belongs to nobody with permissions rwx------, not to root with rwx------; remove it, or name another one with control=DIR");
    }

    @OnEveryStart
    void attachingAgainChangesNothing(Start start) {
        try (TargetJvm jvm = TargetJvm.start(start, PLAIN.v1())) {
            assertEquals("one", jvm.ask("say"));
            assertEquals(Outcome.DONE, Molt.of(jvm).upgrade(PLAIN.v2()).exit());
            String running = Molt.of(jvm).status().get("molt").getAsString();
            assertEquals(
                    new Outcome(Outcome.DONE, "Molt " + running + " is in process " + jvm.pid() + "\n", ""),
                    Molt.attach(start.jdk(), jvm.pid()));
            assertEquals(1, Molt.of(jvm).status().get("upgrades").getAsInt());
            assertEquals("two", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void aMoltOfAnotherVersionLeavesTheRunningOneAlone(Start start) throws IOException {
        Path other = Files.write(PLAIN.file("molt-9.9.9.jar"), another(Files.readAllBytes(Molt.jar())));
        try (TargetJvm jvm = TargetJvm.start(start, PLAIN.v1())) {
            String running = Molt.of(jvm).status().get("molt").getAsString();
            assertEquals(
                    new Outcome(
                            Outcome.REFUSED,
                            "",
                            "error: Molt " + running + " is in process " + jvm.pid() + ", and this is Molt 9.9.9\n"
                                    + "  cure: use molt.jar " + running + ", or restart the JVM\n"
                                    + "refused: 1 error; nothing was touched"),
                    Molt.ended(Molt.process(start.jdk(), other, List.of("attach", "" + jvm.pid()))));
            assertEquals(running, Molt.of(jvm).status().get("molt").getAsString());
        }
    }

    private static void check(Start start, String options, String reason) {
        try (TargetJvm jvm = start(start, options)) {
            assertEquals(NOT_STARTED + reason, jvm.complaint());
            assertEquals("one", jvm.ask("say"));
        }
    }

    private static TargetJvm start(Start start, String options) {
        return TargetJvm.startPlain(
                start.jdk(), PLAIN.v1().toString(), List.of("-javaagent:" + Molt.jar() + "=" + options));
    }

    private static Path directory(String permissions) throws IOException {
        Path directory = Files.createTempDirectory(PLAIN.file("").normalize(), "control");
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }

    /** The same jar with 9.9.9 written into the jar inside. */
    private static byte[] another(byte[] jar) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(another(entry.getName(), in));
            }
        }
        return changed.toByteArray();
    }

    private static byte[] another(String name, InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        if (name.endsWith("core.jar")) {
            return another(bytes);
        }
        return name.endsWith("version.properties") ? "version=9.9.9".getBytes(StandardCharsets.UTF_8) : bytes;
    }
}
