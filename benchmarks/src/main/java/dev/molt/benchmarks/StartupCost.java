package dev.molt.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.nio.file.Path;

/** What the agent costs real applications at their start: time and heap with it, next to those without. */
public final class StartupCost {

    private static final int ROUNDS = 11;

    private StartupCost() {}

    /**
     * Measures on each JDK, turn about.
     *
     * @param arguments the path of molt.jar, then the homes of the JDKs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (String home : Arrays.asList(arguments).subList(1, arguments.length)) {
            System.out.println("JDK " + home);
            for (String application : List.of("h2", "tomcat")) {
                measure(Path.of(home, "bin", "java").toString(), "-javaagent:" + arguments[0], application);
            }
        }
    }

    private record Start(double milliseconds, double bytes) {}

    private static void measure(String java, String agent, String application) throws IOException, InterruptedException {
        List<Start> plain = new ArrayList<>();
        List<Start> with = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            plain.add(start(List.of(java), application));
            with.add(start(List.of(java, agent), application));
        }
        double plainTime = median(plain.stream().mapToDouble(Start::milliseconds).toArray());
        double time = median(with.stream().mapToDouble(Start::milliseconds).toArray());
        double plainHeap = median(plain.stream().mapToDouble(Start::bytes).toArray());
        double heap = median(with.stream().mapToDouble(Start::bytes).toArray());
        System.out.printf("%-8s start %5.0f ms, with the agent %5.0f ms = %.2fx; heap %5.2f MB, with the agent %5.2f MB = %.2fx%n",
                application, plainTime, time, time / plainTime, plainHeap / 1e6, heap / 1e6, heap / plainHeap);
    }

    private static Start start(List<String> java, String application) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                Starting.class.getName(), application));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(application + " failed");
        }
        return new Start((System.nanoTime() - begin) / 1e6, Double.parseDouble(said.split(" ")[0]));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
