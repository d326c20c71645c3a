package dev.molt.benchmarks;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A task in the second version: started so, or come to by a live upgrade of classes that were prepared, or loaded before
 * the agent came.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MemberCost {

    /** The task's class. */
    @Param("")
    public String task;

    /** How the JVM came to the version: native, prepared, attached; or old, which stays in the first. */
    @Param("")
    public String way;

    private Task running;

    /** Brings the JVM to the version. */
    @Setup
    public void upgrade() throws Exception {
        String first = System.getProperty("molt.first");
        String second = System.getProperty("molt.second");
        // Its loader stays open as long as the JVM runs.
        ClassLoader loader = new URLClassLoader(
                new URL[] {Path.of(way.equals("native") ? second : first).toUri().toURL()}, getClass().getClassLoader());
        loadAll(loader);
        if (way.equals("attached")) {
            molt("attach");
        }
        if (way.equals("prepared") || way.equals("attached")) {
            molt("upgrade-app", "--new", second);
        }
        running = (Task) Class.forName("load.Tasks", true, loader).getMethod("make", String.class).invoke(null, task);
    }

    /** Does it. */
    @Benchmark
    public int run() {
        return running.run();
    }

    private void loadAll(ClassLoader loader) throws ReflectiveOperationException {
        var make = Class.forName("load.Tasks", true, loader).getMethod("make", String.class);
        List<String> names = new ArrayList<>(MemberTasks.ADDED);
        names.addAll(MemberTasks.UNTOUCHED);
        for (String name : names) {
            ((Task) make.invoke(null, name)).run();
        }
    }

    private static void molt(String command, String... more) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", System.getProperty("molt.jar"),
                command, "" + ProcessHandle.current().pid()));
        line.addAll(List.of(more));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + said);
        }
    }
}
