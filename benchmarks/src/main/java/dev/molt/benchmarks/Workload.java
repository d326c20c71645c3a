package dev.molt.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Generated applications whose one loop calls all that changes. */
final class Workload {

    /** How many classes the application has. */
    static final int CLASSES = 1_000;

    private Workload() {}

    /**
     * Compiles one version into a jar: a thousand classes, of which a version changes the first few.
     *
     * @param changed how many of its classes differ from version 1.0.0
     */
    static Path jar(Path directory, String version, int changed) throws IOException {
        List<Unit> units = new ArrayList<>();
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < CLASSES; i++) {
            String addend = i < changed ? "2" : "1";
            units.add(new Unit("load.C" + i, "package load; public class C" + i
                    + " { public static long step(long x) { return x * 31 + " + addend + "; } }"));
            calls.append("x = C").append(i).append(".step(x);\n");
        }
        units.add(new Unit("load.Main", MAIN.replace("CALLS", calls)));
        return jar(directory, version, units, Map.of());
    }

    /**
     * Compiles one version into a jar: as many objects as the system property {@code objects} says, of one class whose
     * first version counts in pence and whose second in hundredths of them, beside a new field.
     */
    static Path objects(Path directory, boolean second) throws IOException {
        String version = second ? "2.0.0" : "1.0.0";
        String calls = "for (int i = 0; i < 1000; i++) {"
                + " x = x * 31 + Item.ALL[(int) ((x >>> 7 & 0x7fffffff) % Item.ALL.length)].worth(); }";
        String item = "package load; public class Item { static final Item[] ALL = new Item[Integer.getInteger(\"objects\")];"
                + " static { for (int i = 0; i < ALL.length; i++) { ALL[i] = new Item(i); } }"
                + (second
                        ? " private long gold; private String title; Item(int i) { gold = 100L * i; title = \"new\"; }"
                                + " long worth() { return gold + title.length(); } }"
                        : " private int gold; Item(int i) { gold = i; } long worth() { return gold; } }");
        return jar(
                directory,
                version,
                List.of(new Unit("load.Main", MAIN.replace("CALLS", calls)), new Unit("load.Item", item)),
                second ? Map.of("META-INF/molt/appup.yaml", APPUP) : Map.of());
    }

    private static final String APPUP =
            """
            application: load
            version: 2.0.0
            up:
              - from: 1.0.0
                instructions:
                  - update:
                      module: load.Item
                      change: {advanced: []}
                      code_change: {convert: {gold: "100L * gold"}, set: {title: '"of " + gold'}}
            down:
              - to: 1.0.0
                instructions:
                  - update:
                      module: load.Item
                      change: {advanced: []}
                      code_change: {convert: {gold: "(int) (gold / 100)"}, drop: [title]}
            """;

    /** Compiles units into the jar of a version of the application load. */
    static Path jar(Path directory, String version, List<Unit> units, Map<String, String> files)
            throws IOException {
        Path classes = Files.createTempDirectory(directory, "classes-" + version);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("--release", "17", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        if (!compiler.getTask(null, null, null, options, null, units).call()) {
            throw new IOException("the workload does not compile");
        }
        Path jar = directory.resolve(classes.getFileName() + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> compiled = Files.walk(classes)) {
            entry(zip, "META-INF/molt/application.yaml", ("application: load\nversion: " + version + "\n").getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, String> file : files.entrySet()) {
                entry(zip, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (Path file : compiled.filter(Files::isRegularFile).toList()) {
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
    static final class Unit extends SimpleJavaFileObject {

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
