package dev.molt.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A generated application: a thousand classes that one loop calls, of which a version changes the first few. */
final class Workload {

    /** How many classes the application has. */
    static final int CLASSES = 1_000;

    private Workload() {}

    /**
     * Compiles one version into a jar.
     *
     * @param changed how many of its classes differ from version 1.0.0
     */
    static Path jar(Path directory, String version, int changed) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes-" + version));
        List<Unit> units = new ArrayList<>();
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < CLASSES; i++) {
            String addend = i < changed ? "2" : "1";
            units.add(new Unit("load.C" + i, "package load; public class C" + i
                    + " { public static long step(long x) { return x * 31 + " + addend + "; } }"));
            calls.append("x = C").append(i).append(".step(x);\n");
        }
        units.add(new Unit("load.Main", MAIN.replace("CALLS", calls)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("--release", "17", "-d", classes.toString());
        if (!compiler.getTask(null, null, null, options, null, units).call()) {
            throw new IOException("the workload does not compile");
        }
        Path jar = directory.resolve("load-" + version + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            entry(zip, "META-INF/molt/application.yaml", ("application: load\nversion: " + version + "\n").getBytes(StandardCharsets.UTF_8));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entry(zip, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * A thread loops over all classes and notes its longest stall. Commands on standard input: {@code reset} begins a
     * measurement, {@code stall} prints the longest stall since in microseconds, {@code gc} collects, {@code rate} prints
     * the rounds done in a quarter of a second, {@code exit} ends.
     */
    private static final String MAIN =
            """
            package load;
            public class Main {
                static volatile long longest;
                static volatile long rounds;
                static volatile long sink;
                static long round(long x) {
                    CALLS
                    return x;
                }
                public static void main(String[] args) throws Exception {
                    if (args.length > 0) { sink = round(1); return; }
                    Thread worker = new Thread(() -> {
                        long last = System.nanoTime();
                        while (true) {
                            sink = round(sink);
                            rounds++;
                            long now = System.nanoTime();
                            if (now - last > longest) { longest = now - last; }
                            last = now;
                        }
                    });
                    worker.setDaemon(true);
                    worker.start();
                    System.out.println("ready");
                    var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        switch (line) {
                            case "reset" -> { longest = 0; System.out.println("ok"); }
                            case "stall" -> {
                                long before = rounds;
                                while (rounds < before + 2) { Thread.onSpinWait(); }
                                System.out.println(longest / 1000);
                            }
                            case "gc" -> { System.gc(); System.out.println("ok"); }
                            case "rate" -> {
                                long before = rounds;
                                Thread.sleep(250);
                                System.out.println(rounds - before);
                            }
                            default -> { return; }
                        }
                    }
                }
            }
            """;

    /** One source text. */
    private static final class Unit extends SimpleJavaFileObject {

        private final String text;

        Unit(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
