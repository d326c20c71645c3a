package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** How Molt knows which application runs, in which version, and from which bytes. */
class IdentityIT {

    private static final Fixture NAMED = Fixture.of(
            "named",
            """
            class Commands {
                static String say() { return new Greeter<String>().greet("Ann") + Twin.twin(); }
                static String late() { return Late.text(); }
            }
            @Deprecated class Twin {
                @Deprecated static String twin() { Supplier<String> text = () -> "!"; return text.get(); }
                static <T extends Comparable<T>> T most(List<? super T> all) { return null; }
                record Pair(String left, int right) { }
                enum Kind { ONE, TWO { @Override public String toString() { return "two"; } } }
            }
            """,
            """
            class Greeter<T> { String greet(T name) { Supplier<String> text = () -> "hello " + name; return text.get(); } }
            class Late { static String text() { return "late one"; } }
            """,
            """
            class Greeter<T> { String greet(T name) { Supplier<String> text = () -> "hi " + name; return text.get(); } }
            class Late { static String text() { return "late two"; } }
            """);

    @OnEveryJdk
    void theManifestNamesIt(Start start) {
        Path older = NAMED.older().unnamed().jar(NAMED.file("manifest-1.jar"), manifest("1.0"));
        Path newer = NAMED.newer().unnamed().jar(NAMED.file("manifest-2.jar"), manifest("2.0"));
        check(start, older, newer, "Named By Manifest", "META-INF/MANIFEST.MF");
    }

    @OnEveryJdk
    void mavensPropertiesNameIt(Start start) {
        String file = "META-INF/maven/org.example/by-maven/pom.properties";
        String text = "groupId=org.example\nartifactId=by-maven\nversion=";
        Path older = NAMED.older().unnamed().with(file, text + "1.0\n").jar(NAMED.file("pom-1.jar"));
        Path newer = NAMED.newer().unnamed().with(file, text + "2.0\n").jar(NAMED.file("pom-2.jar"));
        check(start, older, newer, "by-maven", file);
    }

    @OnEveryJdk
    void nothingNamesItButTheOperator(Start start) {
        Path older = NAMED.older().unnamed().jar(NAMED.file("nothing.jar"));
        Path newer = NAMED.newer().unnamed().jar(NAMED.file("nothing-2.jar"));
        try (TargetJvm jvm = TargetJvm.start(start, older)) {
            Molt molt = Molt.of(jvm);
            assertEquals("hello Ann!", jvm.ask("say"));
            assertEquals(
                    "error: nothing in " + newer + " says which version it is\n  cure: pack"
                            + " META-INF/molt/application.yaml, or write --to VERSION\n"
                            + "refused: 1 error; nothing was touched",
                    molt.upgrade(newer).err());
            assertEquals(
                    "error: nothing tells which version of nothing runs\n  cure: write --from VERSION\n"
                            + "refused: 1 error; nothing was touched",
                    molt.upgrade(newer, "--application", "nothing", "--to", "2.0").err());
            String[] identity = {"--application", "nothing", "--from", "1.0", "--to", "2.0"};
            assertDone(molt.upgrade(newer, identity));
            assertEquals("hi Ann!", jvm.ask("say"));
            assertDone(molt.downgrade());
            assertEquals("hello Ann!", jvm.ask("say"));
        }
    }

    @OnEveryStart
    void aFolderThatWasBuiltOverInPlaceIsAskedFromTheJvm(Start start) {
        String name = "folder-" + start.jdk().major() + start.attached();
        Path folder = NAMED.older().unnamed().folder(NAMED.file(name));
        String[] identity = {"--application", name, "--from", "1.0", "--to", "2.0"};
        try (TargetJvm jvm = TargetJvm.start(start, folder)) {
            Molt molt = Molt.of(jvm);
            assertEquals("hello Ann!", jvm.ask("say"));
            NAMED.newer().unnamed().folder(folder);
            assertEquals("hello Ann!", jvm.ask("say"));
            Outcome up = molt.upgrade(folder, identity);
            assertTrue(up.out().startsWith("  load app.Greeter\n" + name + " 2.0 runs now (was 1.0); 1 loaded"),
                    up.toString());
            assertEquals("hi Ann!", jvm.ask("say"));
            assertDone(molt.downgrade());
            assertEquals("hello Ann!", jvm.ask("say"), "its bytes are nowhere but in the JVM");
            assertDone(molt.upgrade(folder, identity[0], identity[1], identity[4], identity[5]));
            assertEquals("hi Ann!", jvm.ask("say"));
            assertEquals("late two", jvm.ask("late"));
        }
    }

    @OnEveryStart
    void aJarThatWasReplacedTellsNothingOfWhatRuns(Start start) throws IOException {
        Path jar = NAMED.older().jar(NAMED.file("replaced-" + start.jdk().major() + start.attached() + ".jar"));
        Files.setLastModifiedTime(jar, FileTime.fromMillis(System.currentTimeMillis() - 3_600_000));
        try (TargetJvm jvm = TargetJvm.start(start, jar)) {
            assertEquals("hello Ann!", jvm.ask("say"));
            Files.move(NAMED.newer().jar(NAMED.file("replacing.jar")), jar, StandardCopyOption.REPLACE_EXISTING);
            Outcome outcome = Molt.of(jvm).upgrade(NAMED.v2(), "--from", "1.0");
            assertEquals(Outcome.REFUSED, outcome.exit(), outcome.toString());
            assertEquals(
                    "error: " + jar + " was replaced while the JVM runs: app.Greeter was not loaded from what it holds now,"
                            + " and nothing tells what the JVM will load from it\n  cure: put the jar back with which the"
                            + " JVM was started\nrefused: 1 error; nothing was touched",
                    outcome.err());
            assertEquals("hello Ann!", jvm.ask("say"));
            Path older = NAMED.older().jar(NAMED.file("replacing.jar"));
            Files.move(older, jar, StandardCopyOption.REPLACE_EXISTING);
            assertDone(Molt.of(jvm).upgrade(NAMED.v2()));
            assertEquals("hi Ann!", jvm.ask("say"));
        }
    }

    private static void check(Start start, Path older, Path newer, String name, String knownFrom) {
        try (TargetJvm jvm = TargetJvm.start(start, older)) {
            Molt molt = Molt.of(jvm);
            assertEquals("hello Ann!", jvm.ask("say"));
            assertEquals(
                    "error: " + newer + " holds " + name + " 2.0, not 7\n  cure: leave --to out, or name the code of 7\n"
                            + "refused: 1 error; nothing was touched",
                    molt.upgrade(newer, "--to", "7").err());
            assertDone(molt.upgrade(newer));
            assertEquals("hi Ann!", jvm.ask("say"));
            JsonObject app = molt.status().getAsJsonArray("applications").get(0).getAsJsonObject();
            assertEquals(name, app.get("application").getAsString());
            assertEquals("2.0", app.get("version").getAsString());
            assertEquals("1.0", app.get("started").getAsString());
            assertEquals(knownFrom, app.get("knownFrom").getAsString());
        }
    }

    private static Manifest manifest(String version) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, "Named By Manifest");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        return manifest;
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
