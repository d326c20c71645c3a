package dev.molt.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the agent costs real applications at their start: time, processor time and heap with it, next to those without.
 *
 * <p>Processor time is what a busy machine disturbs least. Heap is the least of all starts: what an application's own threads
 * happen to hold at the moment comes on top.
 */
public final class StartupCost {

    private static final int ROUNDS = 21;

    private StartupCost() {}

    /**
     * Measures on each JDK, turn about.
     *
     * @param arguments the path of molt.jar, then the homes of the JDKs
     */
    public static void main(String[] arguments) throws Exception {
        for (String home : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.println("JDK " + home);
            for (String application : List.of("h2", "tomcat")) {
                measure(Path.of(home, "bin", "java").toString(), "-javaagent:" + arguments[0], application);
            }
        }
    }

    private record Start(double wall, double processor, double heap) {}

    private static void measure(String java, String agent, String application) throws Exception {
        List<Start> plain = new ArrayList<>();
        List<Start> with = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            plain.add(start(List.of(java), application));
            with.add(start(List.of(java, agent), application));
        }
        System.out.println(application);
        print("  start, ms", plain, with, Start::wall, ROUNDS / 2);
        print("  processor, ms", plain, with, Start::processor, ROUNDS / 2);
        print("  heap, MB", plain, with, Start::heap, 0);
    }

    /** @param rank which of the sorted values counts */
    private static void print(String what, List<Start> plain, List<Start> with, ToDoubleFunction<Start> value, int rank) {
        double without = plain.stream().mapToDouble(value).sorted().toArray()[rank];
        double agent = with.stream().mapToDouble(value).sorted().toArray()[rank];
        System.out.printf("%-16s %8.2f, with the agent %8.2f = %.2fx%n", what, without, agent, agent / without);
    }

    private static Start start(List<String> java, String application) throws Exception {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", classPath(), Starting.class.getName(), application));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(application + " failed");
        }
        String[] numbers = said.split(" ");
        return new Start((System.nanoTime() - begin) / 1e6, Double.parseDouble(numbers[0]) / 1e6, Double.parseDouble(numbers[1]) / 1e6);
    }

    /** Nothing of Molt, which would be found there and not in the agent's jar. */
    private static String classPath() throws URISyntaxException {
        List<String> paths = new ArrayList<>();
        for (Class<?> type : List.of(Starting.class, org.h2.Driver.class, org.apache.catalina.startup.Tomcat.class,
                jakarta.annotation.PostConstruct.class)) {
            paths.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
        }
        return String.join(File.pathSeparator, paths);
    }
}
