package dev.molt.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that is not upgraded does not notice the agent. */
class UndisturbedIT {

    private static final int RUNS = 5;

    @TempDir
    private Path folder;

    static Stream<Jdk> jdks() {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void nothingIsPrintedAndTheExitCodeIsKept(Jdk jdk) {
        assertEquals(new Jvm(0, "", ""), Jvm.run(jdk, List.of(Jvm.agent("")), IdleProgram.class));
        assertEquals(new Jvm(7, "", ""), Jvm.run(jdk, List.of(Jvm.agent("")), IdleProgram.class, "7"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void loggingIsNotInitialised(Jdk jdk) throws IOException {
        Path loaded = folder.resolve("loaded.txt");
        Jvm.run(jdk, List.of("-Xlog:class+load:file=" + loaded, Jvm.agent("")), IdleProgram.class);
        String classes = Files.readString(loaded);
        assertTrue(classes.contains("dev.molt.agent.Startup "), "the agent was not there");
        assertFalse(classes.contains("java.util.logging.LogManager "), "java.util.logging was initialised");
        assertFalse(classes.contains("dev.molt.shaded.asm."), "ASM is loaded before it is needed");
        assertFalse(classes.contains("dev.molt.shaded.snakeyaml."), "YAML is loaded before it is needed");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void onlyTheMainThreadKeepsTheProcessAlive(Jdk jdk) {
        Jvm without = Jvm.run(jdk, List.of(), LookingProgram.class, "threads");
        assertEquals(without, Jvm.run(jdk, List.of(Jvm.agent("")), LookingProgram.class, "threads"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void oneSystemPropertyIsAddedAndTheClassPathIsAsAnyAgentLeavesIt(Jdk jdk) throws IOException {
        Set<String> before = properties(Jvm.run(jdk, List.of("-javaagent:" + emptyAgent()), LookingProgram.class, "properties"));
        Set<String> after = properties(Jvm.run(jdk, List.of(Jvm.agent("")), LookingProgram.class, "properties"));
        Set<String> added = new TreeSet<>(after);
        added.removeAll(before);
        assertEquals(1, added.size(), added::toString);
        assertTrue(added.iterator().next().startsWith("molt.control.socket="), added::toString);
        assertTrue(after.containsAll(before), () -> before + " became " + after);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theSocketIsGoneWithTheProcess(Jdk jdk) throws IOException {
        Path control = folder.resolve("control");
        Jvm.run(jdk, List.of(Jvm.agent("control=" + control)), IdleProgram.class);
        try (Stream<Path> left = Files.list(control)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anAgentThatCannotStartSaysWhyAndLetsTheApplicationRun(Jdk jdk) {
        assertEquals(
                new Jvm(
                        7,
                        "",
                        "molt: not started, the application runs without it: option `jornal` is unknown; write journal\n"),
                Jvm.run(jdk, List.of(Jvm.agent("jornal=x")), IdleProgram.class, "7"));
        assertEquals(
                new Jvm(
                        7,
                        "",
                        "molt: not started, the application runs without it: the control directory /nowhere/at/all cannot be"
                                + " made: there is no /nowhere/at; make it, or name another one with control=DIR\n"),
                Jvm.run(jdk, List.of(Jvm.agent("control=/nowhere/at/all")), IdleProgram.class, "7"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void startupCost(Jdk jdk) {
        long without = median(jdk, List.of());
        long with = median(jdk, List.of(Jvm.agent("")));
        System.out.printf("%s: an idle program takes %d ms, with the agent %d ms: %.2f times as long%n",
                jdk, without, with, (double) with / without);
    }

    private static long median(Jdk jdk, List<String> options) {
        long[] taken = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            Jvm.run(jdk, options, IdleProgram.class);
            taken[i] = (System.nanoTime() - begin) / 1_000_000;
        }
        Arrays.sort(taken);
        return taken[RUNS / 2];
    }

    private static Set<String> properties(Jvm looked) {
        assertEquals(0, looked.exit(), looked::toString);
        // The name of the agent's own jar, and what differs between any two runs.
        return looked.out().lines()
                .map(line -> line.replaceAll("[^:=]*/(molt|empty)\\.jar", "AGENT.jar"))
                .filter(line -> !line.startsWith("sun.java.command") && !line.startsWith("env."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** An agent that does nothing: what the JVM itself does for any agent is not Molt's doing. */
    private Path emptyAgent() throws IOException {
        Path jar = folder.resolve("empty.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
        String entry = EmptyAgent.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(Files.readAllBytes(Path.of(Jvm.testClasses(), entry)));
        }
        return jar;
    }

    /** Does nothing. */
    public static final class EmptyAgent {

        private EmptyAgent() {}

        /** Does nothing. */
        public static void premain(String options) {}
    }
}
