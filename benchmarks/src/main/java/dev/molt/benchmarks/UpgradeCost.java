package dev.molt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What an upgrade costs a busy application of a thousand classes, next to a full garbage collection of the same JVM in the
 * same run; and what the agent costs at startup.
 *
 * <pre>
 * mvn -q -DskipTests -DskipITs package
 * java -cp benchmarks/target/classes:agent/target/classes:… dev.molt.benchmarks.UpgradeCost JAVA_HOME…
 * </pre>
 *
 * <p>{@code benchmarks/run} puts the class path together.
 */
public final class UpgradeCost {

    private static final int ROUNDS = 20;
    private static final int OBJECT_ROUNDS = 8;

    private final Path java;
    private final Path molt;
    private final Path directory;

    private UpgradeCost(Path java, Path molt, Path directory) {
        this.java = java;
        this.molt = molt;
        this.directory = directory;
    }

    /**
     * Measures on each JDK.
     *
     * @param arguments the path of molt.jar, then the homes of the JDKs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("molt-benchmark");
        for (String home : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.println("JDK " + home);
            new UpgradeCost(Path.of(home, "bin", "java"), Path.of(arguments[0]), directory).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        Path first = Workload.jar(directory, "1.0.0", 0);
        startup(first);
        System.out.printf("%9s %12s %14s %12s %12s %12s%n", "classes", "upgrade ms", "longest stall", "of full GC", "x full GC", "rate after");
        for (int changed : new int[] {1, 10, 100, Workload.CLASSES}) {
            upgrades(first, Workload.jar(directory, "1.0." + changed, changed), changed);
        }
        System.out.printf("%9s %12s %14s %12s %12s%n", "objects", "update ms", "longest stall", "of full GC", "x full GC");
        Path from = Workload.objects(directory, false);
        Path to = Workload.objects(directory, true);
        for (int count : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
            updates(from, to, count);
        }
    }

    private void startup(Path jar) throws IOException, InterruptedException {
        double[] plain = new double[9];
        double[] agent = new double[9];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = Server.startup(java, List.of(), jar);
            agent[i] = Server.startup(java, List.of("-javaagent:" + molt), jar);
        }
        System.out.printf(
                "startup: plain %.0f ms, with the agent %.0f ms, ratio %.2f%n",
                Median.of(plain), Median.of(agent), Median.of(agent) / Median.of(plain));
    }

    private void upgrades(Path first, Path second, int changed) throws IOException {
        try (Server server = Server.start(java, List.of("-javaagent:" + molt), first)) {
            double[] upgrade = new double[ROUNDS];
            double[] stall = new double[ROUNDS];
            double[] collection = new double[ROUNDS];
            double[] rate = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                double before = Double.parseDouble(server.ask("rate"));
                server.ask("reset");
                server.ask("gc");
                collection[i] = Double.parseDouble(server.ask("stall")) / 1000;
                server.ask("reset");
                long begin = System.nanoTime();
                server.change(i % 2 == 0 ? second : null);
                upgrade[i] = (System.nanoTime() - begin) / 1e6;
                stall[i] = Double.parseDouble(server.ask("stall")) / 1000;
                rate[i] = Double.parseDouble(server.ask("rate")) / before;
            }
            System.out.printf(
                    "%9d %12.1f %11.1f ms %9.1f ms %12.1f %12.2f%n",
                    changed,
                    Median.of(upgrade),
                    Median.of(stall),
                    Median.of(collection),
                    Median.of(stall) / Median.of(collection),
                    Median.of(rate));
        }
    }

    private void updates(Path first, Path second, int count) throws IOException {
        try (Server server = Server.start(java, List.of("-javaagent:" + molt, "-Xmx2g", "-Dobjects=" + count), first)) {
            double[] update = new double[OBJECT_ROUNDS];
            double[] stall = new double[OBJECT_ROUNDS];
            double[] collection = new double[OBJECT_ROUNDS];
            for (int i = 0; i < OBJECT_ROUNDS; i++) {
                server.ask("reset");
                server.ask("gc");
                collection[i] = Double.parseDouble(server.ask("stall")) / 1000;
                server.ask("reset");
                long begin = System.nanoTime();
                server.change(i % 2 == 0 ? second : null);
                update[i] = (System.nanoTime() - begin) / 1e6;
                stall[i] = Double.parseDouble(server.ask("stall")) / 1000;
            }
            System.out.printf(
                    "%9d %12.1f %11.1f ms %9.1f ms %12.1f%n",
                    count,
                    Median.of(update),
                    Median.of(stall),
                    Median.of(collection),
                    Median.of(stall) / Median.of(collection));
        }
    }
}
