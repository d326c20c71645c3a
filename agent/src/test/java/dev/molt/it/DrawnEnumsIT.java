package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Applications drawn from seeds go up and down in one JVM, one after the other, and show what their versions have to.
 * {@code -Ddrawn.first=SEED -Ddrawn.programs=N} draws others.
 */
class DrawnEnumsIT {

    private static final long FIRST = Long.getLong("drawn.first", 17_000);
    private static final int PROGRAMS = Integer.getInteger("drawn.programs", 20);
    private static final long HOUR = 3_600_000;

    private static final Fixture HOST = Fixture.of("drawn", """
            class Commands {
                static ClassLoader loader;
                static String open() throws Exception {
                    var jar = java.nio.file.Path.of(java.nio.file.Files.readString(java.nio.file.Path.of(System.getProperty("next"))));
                    loader = new java.net.URLClassLoader(new java.net.URL[] {jar.toUri().toURL()}, null);
                    return put();
                }
                static String put() throws Exception { return call("put"); }
                static String show() throws Exception { return call("show"); }
                static String call(String name) throws Exception {
                    var method = Class.forName("app.Driver", true, loader).getDeclaredMethod(name);
                    method.setAccessible(true);
                    return "" + method.invoke(null);
                }
            }
            """, "", "");

    @OnEveryJdk
    void theyShowWhatTheirVersionsHaveTo(Start start) throws IOException {
        Path next = HOST.file("next" + start.jdk().major());
        try (TargetJvm jvm = TargetJvm.start(start, HOST.v1(), "-Dnext=" + next)) {
            for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
                DrawnEnums program = new DrawnEnums(seed);
                Path jar = program.version(0).jar(HOST.file(seed + "-0.jar"));
                assertTrue(jar.toFile().setLastModified(System.currentTimeMillis() - HOUR), "as old as one that was deployed");
                Files.writeString(next, jar.toString());
                assertEquals("put", jvm.ask("open"));
                program.put(0);
                walk(jvm, program, seed);
            }
        }
    }

    private static void walk(TargetJvm jvm, DrawnEnums program, long seed) {
        show(jvm, program, 0, seed);
        for (int version : List.of(1, 2, -1, 0)) {
            Outcome done = version > 0
                    ? Molt.of(jvm).upgrade(program.version(version).jar(HOST.file(seed + "-" + version + ".jar")))
                    : Molt.of(jvm).downgrade("--application", program.name());
            assertEquals(Outcome.DONE, done.exit(), () -> "seed " + seed + ": " + done);
            show(jvm, program, Math.abs(version), seed);
        }
    }

    private static void show(TargetJvm jvm, DrawnEnums program, int version, long seed) {
        assertEquals(program.expected(version), jvm.ask("show"), () -> "seed " + seed + " in version " + version);
        jvm.ask("put");
        program.put(version);
        assertEquals(program.expected(version), jvm.ask("show"), () -> "seed " + seed + " in version " + version);
    }
}
