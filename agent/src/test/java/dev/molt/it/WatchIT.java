package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Classes that are compiled into a folder run at once: {@code molt watch}. */
class WatchIT {

    private static final String COMMANDS =
            "class Commands { static final Box BOX = new Box(); static String say() { return BOX.say(); } }";
    private static final String OLDER = "class Box { int size = 1; String say() { return \"one \" + size++; } }";
    private static final String WITH_MEMBERS =
            """
            class Box {
                int size = 1;
                private String name;
                String say() { if (name == null) { name = named(); } return name + size++; }
                String named() { return "named "; }
            }
            """;

    @OnEveryStart
    void inTheFolderThatTheApplicationRunsFrom(Start start) throws IOException {
        Fixture boxes = Fixture.of("boxes", COMMANDS, OLDER, OLDER);
        Path folder = boxes.older().folder(Files.createTempDirectory(boxes.file("").toAbsolutePath(), "classes"));
        makeOld(folder);
        try (TargetJvm jvm = TargetJvm.start(start, folder); TargetJvm watch = watch(start, jvm, folder)) {
            saved(jvm, watch, folder);
        }
    }

    @OnEveryJdk
    void besideTheJarThatTheApplicationRunsFrom(Start start) throws IOException {
        Fixture boxes = Fixture.of("boxes", COMMANDS, OLDER, OLDER);
        Path folder = Files.createTempDirectory(boxes.file("").toAbsolutePath(), "classes");
        try (TargetJvm jvm = TargetJvm.start(start, boxes.v1()); TargetJvm watch = watch(start, jvm, folder)) {
            saved(jvm, watch, folder);
        }
    }

    @OnEveryJdk
    void untilTheJvmEnds(Start start) throws IOException {
        Fixture boxes = Fixture.of("boxes", COMMANDS, OLDER, OLDER);
        Path folder = Files.createTempDirectory(boxes.file("").toAbsolutePath(), "classes");
        try (TargetJvm jvm = TargetJvm.start(start, boxes.v1()); TargetJvm watch = watch(start, jvm, folder)) {
            assertEquals("watching " + folder, watch.line());
            ProcessHandle.of(jvm.pid()).orElseThrow().destroyForcibly();
            assertEquals(Outcome.UNREACHABLE, watch.exit());
        }
    }

    private static void saved(TargetJvm jvm, TargetJvm watch, Path folder) {
        assertTrue(watch.line().startsWith("watching "));
        assertEquals("one 1", jvm.ask("say"));

        compile(folder, OLDER.replace("one", "two"));
        applied("boxes 1.0+watch.1: load app.Box; ", watch.line());
        assertEquals("two 2", jvm.ask("say"));

        compile(folder, WITH_MEMBERS);
        applied("boxes 1.0+watch.2: load app.Box; ", watch.line());
        assertEquals("named 3", jvm.ask("say"));

        compile(folder, WITH_MEMBERS.replace("return name", "return Lid.on(this) + name")
                + "class Lid { static String on(Box box) { return \"lid on \" + box.named(); } }");
        applied("boxes 1.0+watch.3: load app.Box, add app.Lid; ", watch.line());
        assertEquals("lid on named named 4", jvm.ask("say"));

        compile(folder, WITH_MEMBERS.replace("class Box", "class Box extends Thread"));
        String refused = watch.line();
        assertTrue(refused.startsWith("refused: app.Box cannot be reshaped: superclass changed"), refused);
        assertEquals("lid on named named 5", jvm.ask("say"));

        compile(folder, WITH_MEMBERS.replace("name + size", "\"mended \" + name + size"));
        applied("boxes 1.0+watch.4: load app.Box; ", watch.line());
        assertEquals("mended named 6", jvm.ask("say"));

        Outcome down = Molt.of(jvm).downgrade();
        assertEquals(Outcome.DONE, down.exit(), down.toString());
        assertEquals("lid on named named 7", jvm.ask("say"), "each is a version of its own");
    }

    private static void applied(String expected, String line) {
        assertTrue(line.startsWith(expected) && line.matches(".*\\d+ ms(; warning: .*)?"), line);
    }

    private static TargetJvm watch(Start start, TargetJvm jvm, Path folder) {
        return TargetJvm.start(new ProcessBuilder(
                start.jdk().program("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-jar", Molt.jar().toString(), "watch", "" + jvm.pid(), folder.toString()));
    }

    private static void compile(Path folder, String text) {
        Map<String, byte[]> files = new TreeMap<>();
        Compiler.compile(List.of(COMMANDS, text)).forEach((type, bytes) -> files.put(type.replace('.', '/') + ".class", bytes));
        new Release(files).folder(folder);
    }

    private static void makeOld(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - 3_600_000));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
