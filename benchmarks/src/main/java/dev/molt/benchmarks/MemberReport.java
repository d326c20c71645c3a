package dev.molt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What added members cost, and what the agent costs before any upgrade, as ratios to the same code without Molt.
 *
 * <p>Of all iterations the best counts: neighbours on the machine only ever make one slower. What is compared runs turn about.
 */
public final class MemberReport {

    private static final int ROUNDS = 3;

    private final String java;
    private final Path molt;
    private final Path first;
    private final Path second;

    private MemberReport(String java, Path molt, Path first, Path second) {
        this.java = java;
        this.molt = molt;
        this.first = first;
        this.second = second;
    }

    /**
     * Measures on each JDK.
     *
     * @param arguments the path of molt.jar, then the homes of the JDKs
     */
    public static void main(String[] arguments) throws IOException, RunnerException {
        Path directory = Files.createTempDirectory("molt-benchmark");
        Path first = MemberTasks.jar(directory, false);
        Path second = MemberTasks.jar(directory, true);
        for (String home : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.println("JDK " + home);
            new MemberReport(Path.of(home, "bin", "java").toString(), Path.of(arguments[0]).toAbsolutePath(), first, second).print();
        }
    }

    private void print() throws RunnerException {
        System.out.printf("%-14s %10s %18s %18s%n", "added", "native ns", "prepared", "attached");
        for (String task : MemberTasks.ADDED) {
            double plain = Double.MAX_VALUE;
            double prepared = Double.MAX_VALUE;
            double attached = Double.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                plain = Math.min(plain, time(task, "native"));
                prepared = Math.min(prepared, time(task, "prepared"));
                attached = Math.min(attached, time(task, "attached"));
            }
            System.out.printf("%-14s %10.2f %10.2f = %4.2fx %10.2f = %4.2fx%n", task, plain, prepared, prepared / plain,
                    attached, attached / plain);
        }
        System.out.printf("%-14s %10.2f%n", "  with holder", time("ConstructHolder", "native"));
        System.out.printf("%-14s %10s %18s%n", "untouched", "plain ns", "with the agent");
        for (String task : MemberTasks.UNTOUCHED) {
            double plain = Double.MAX_VALUE;
            double agent = Double.MAX_VALUE;
            for (int i = 0; i < ROUNDS; i++) {
                plain = Math.min(plain, time(task, "old"));
                agent = Math.min(agent, time(task, "old", "-javaagent:" + molt));
            }
            System.out.printf("%-14s %10.2f %10.2f = %4.2fx%n", task, plain, agent, agent / plain);
        }
    }

    private double time(String task, String way) throws RunnerException {
        return way.equals("prepared") ? time(task, way, "-javaagent:" + molt) : time(task, way, new String[0]);
    }

    private double time(String task, String way, String... more) throws RunnerException {
        List<String> options = new ArrayList<>(List.of(
                "-Dmolt.jar=" + molt, "-Dmolt.first=" + first, "-Dmolt.second=" + second, "-Xmx512m", "-XX:+UseSerialGC"));
        options.addAll(List.of(more));
        Options run = new OptionsBuilder()
                .include(MemberCost.class.getName() + ".run")
                .jvm(java)
                .jvmArgs(options.toArray(new String[0]))
                .param("task", task)
                .param("way", way)
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(400))
                .measurementIterations(6)
                .measurementTime(TimeValue.milliseconds(250))
                .verbosity(org.openjdk.jmh.runner.options.VerboseMode.SILENT)
                .build();
        RunResult result = new Runner(run).runSingle();
        return result.getPrimaryResult().getStatistics().getMin();
    }
}
