package dev.molt.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Recorder;

/**
 * How long clients wait while a class of many live objects gains a field and loses it again, next to a full collection of the
 * same heap and to a start of the process anew, which has to make the objects again.
 */
public final class MigrationCost {

    private static final int ROUNDS = 4;
    private static final List<Integer> COUNTS = List.of(1, 1_000, 10_000, 100_000, 1_000_000, 10_000_000);
    private static final List<String> COLLECTORS = List.of("G1", "Parallel", "Z");
    /** With more objects a collector is as another: the first stands for all. */
    private static final int MOST_FOR_ALL = 1_000_000;

    private final Path java;
    private final Path molt;
    private final Path first;
    /** By when its upgrade transforms objects. */
    private final Map<String, Path> second;

    private MigrationCost(Path java, Path molt, Path first, Map<String, Path> second) {
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
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("molt-benchmark");
        Path first = Players.first(directory);
        Map<String, Path> second = new TreeMap<>();
        for (String migrate : List.of("eager", "lazy")) {
            second.put(migrate, Players.second(Files.createDirectories(directory.resolve(migrate)), migrate));
        }
        for (String home : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.println("JDK " + home);
            System.out.printf("%-9s %10s %-10s %11s %13s %11s %9s %11s %11s%n", "collector", "objects", "", "install ms",
                    "longest wait", "full GC ms", "x full GC", "objects/s", "restart ms");
            MigrationCost cost = new MigrationCost(Path.of(home, "bin", "java"), Path.of(arguments[0]), first, second);
            for (String collector : COLLECTORS) {
                for (int count : COUNTS) {
                    if (count <= MOST_FOR_ALL || collector.equals(COLLECTORS.get(0))) {
                        cost.measure(collector, count, "eager");
                        cost.measure(collector, count, "lazy");
                    }
                }
            }
        }
    }

    /** What one change took, in milliseconds. */
    private record Change(double install, double longest, double collection) {}

    private void measure(String collector, int count, String migrate) throws IOException, URISyntaxException {
        long begin = System.nanoTime();
        try (Server server = Server.start(java, options(collector, count), first, library())) {
            double restart = (System.nanoTime() - begin) / 1e6;
            List<Change> up = new ArrayList<>();
            List<Change> down = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                up.add(change(server, second.get(migrate)));
                down.add(change(server, null));
            }
            print(collector, count, migrate + " up", up, restart);
            print(collector, count, "down", down, restart);
        }
    }

    private List<String> options(String collector, int count) {
        long megabytes = 256 + 400L * count / 1_000_000;
        return List.of("-javaagent:" + molt, "-XX:+Use" + collector + "GC", "-Xmx" + megabytes + "m", "-Dobjects=" + count);
    }

    /** What clients measure their waits with, on the application's class path. */
    private static Path library() throws URISyntaxException {
        return Path.of(Recorder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private Change change(Server server, Path code) throws IOException {
        double collection = Double.parseDouble(server.ask("gc")) / 1000;
        server.ask("reset");
        long begin = System.nanoTime();
        server.change(code);
        double install = (System.nanoTime() - begin) / 1e6;
        // First, as all clients have gone on then, and noted how long they waited.
        String checked = server.ask("check");
        if (!checked.equals("true " + (code != null))) {
            throw new IOException("objects are not as they should be: " + checked);
        }
        double wait = Stream.of(server.ask("waits").split(" ")).mapToDouble(Double::parseDouble).max().orElseThrow() / 1000;
        return new Change(install, wait, collection);
    }

    private static void print(String collector, int count, String direction, List<Change> changes, double restart) {
        double wait = Median.of(changes.stream().mapToDouble(Change::longest).toArray());
        double install = Median.of(changes.stream().mapToDouble(Change::install).toArray());
        double collection = Median.of(changes.stream().mapToDouble(Change::collection).toArray());
        System.out.printf("%-9s %10d %-10s %11.1f %10.1f ms %11.1f %9.1f %11.0f %11.0f%n", collector, count, direction, install,
                wait, collection, wait / collection, count * 1000 / install, restart);
    }
}
