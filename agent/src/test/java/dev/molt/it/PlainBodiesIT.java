package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.reshape.Homes;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import dev.molt.reshape.Release;
import dev.molt.reshape.Reshaper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;

/** Once the gates are open, nothing is left of them: what the JVM was given last is the plain new code, byte for byte. */
class PlainBodiesIT {

    private static final String GATE = "dev/molt/boot/Gate";

    private static final Fixture TILL = Fixture.of(
            "till",
            """
            class Commands {
                static final Till TILL = new Till();
                static String count() { return TILL.count(); }
                static String last() { return System.getProperty("last"); }
                static String gated() { return System.getProperty("gated"); }
            }
            """,
            "class Till { int coins = 3; synchronized String count() { return coins + \" coins\"; } }",
            """
            class Till { int coins = 3; long notes = 4;
                synchronized String count() { return sum() + ""; } private long sum() { return coins + 10 * notes; } }
            """);

    private static final String UP = "[{update: {module: app.Till, change: {advanced: []}, code_change: {set: {notes: '7L'}}}}]";
    private static final String DOWN = "[{update: {module: app.Till, change: {advanced: []}, code_change: {drop: [notes]}}}]";

    /** Sees what the JVM is given, as a transformer behind Molt's. */
    private static Path witness() {
        return OtherAgent.jar(
                TILL.file("witness.jar"),
                """
                if (redefined != null && name.equals("app/Till")) {
                    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
                    if (text.contains("GATE")) { System.setProperty("gated", "true"); }
                    System.setProperty("last", java.util.Base64.getEncoder().encodeToString(bytes));
                }
                return null;
                """.replace("GATE", GATE));
    }

    @OnEveryJdk
    void areWhatRunsWhenTheGatesAreOpen(Start start) {
        List<String> agents = List.of("-javaagent:" + Molt.jar(), "-javaagent:" + witness() + "=true");
        try (TargetJvm jvm = TargetJvm.startPlain(start.jdk(), TILL.v1().toString(), agents)) {
            assertEquals("3 coins", jvm.ask("count"));
            Outcome up = Molt.of(jvm).upgrade(TILL.v2(), "--appup", TILL.appup(UP, DOWN).toString());
            assertEquals(Outcome.DONE, up.exit(), up.toString());
            assertEquals("73", jvm.ask("count"));
            assertEquals("true", jvm.ask("gated"), "gates were there before");
            String runs = new String(Base64.getDecoder().decode(jvm.ask("last")), StandardCharsets.ISO_8859_1);
            assertEquals(unnamed(new String(plain(), StandardCharsets.ISO_8859_1)), unnamed(runs));
        }
    }

    /** What the reshaper makes of both versions, which knows of no gates. */
    private static byte[] plain() {
        byte[] old = read(TILL.v1());
        byte[] shape = Preparation.prepare(old) instanceof Prepared.Ready ready ? ready.bytes() : old;
        assertTrue(shape.length > old.length);
        // Of objects that are transformed ahead of time, new ones are told apart.
        Release release = new Release(Map.of("app.Till", shape), Map.of("app.Till", read(TILL.v2())), PlainBodiesIT::library,
                Map.of(), name -> Optional.of(old), Set.of("app.Till"));
        return Reshaper.reshape(release, Homes.none()).redefinitions().get("app.Till");
    }

    /** What is added is named by all that the release adds, of which there is more than this class. */
    private static String unnamed(String classFile) {
        return classFile.replaceAll("app/Till\\$\\$[0-9a-f]{6,}", "app/Till added");
    }

    private static byte[] read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile());
                InputStream in = file.getInputStream(file.getEntry("app/Till.class"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<byte[]> library(String name) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
