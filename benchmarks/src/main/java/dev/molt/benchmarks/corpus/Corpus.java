package dev.molt.benchmarks.corpus;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries all pairs out, or those named.
 *
 * <p>{@code pom CORPUS} prints a POM that copies all jars; {@code jars CORPUS JARS} prints where those of the pairs are then,
 * with commas between; {@code run CORPUS JARS TABLE JAVA_HOME… -- [--attach] [--times] [--check] [ID…]} tries them, and
 * writes the table; with times only where asked, as those of a busy machine tell nothing; with check it tries once more what the
 * table said otherwise, and fails if that stays so. What {@code molt try} answered lies beside the jars.
 */
public final class Corpus {

    private static final int HOMES = 4;

    private Corpus() {}

    /** Runs. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<Pair> pairs = Pair.read(Path.of(arguments[1]));
        if (arguments[0].equals("pom")) {
            System.out.println(pom(pairs));
            return;
        }
        if (arguments[0].equals("jars")) {
            System.out.println(jars(pairs, Path.of(arguments[2])));
            return;
        }
        CorpusTable table = new CorpusTable(Path.of(arguments[3]));
        boolean checked = Arrays.asList(arguments).contains("--check");
        run(pairs, Path.of(arguments[1]), Path.of(arguments[2]), table, Arrays.asList(arguments));
        if (checked && !table.different().isEmpty()) {
            System.err.println(arguments[3] + " said otherwise:");
            table.different().forEach(System.err::println);
            System.exit(1);
        }
    }

    private static void run(List<Pair> pairs, Path corpus, Path jars, CorpusTable table, List<String> all)
            throws IOException, InterruptedException {
        List<String> named = new ArrayList<>(all.subList(all.indexOf("--") + 1, all.size()));
        boolean attached = named.remove("--attach");
        boolean timed = named.remove("--times");
        boolean checked = named.remove("--check");
        for (Pair pair : pairs) {
            for (String home : all.subList(HOMES, all.indexOf("--"))) {
                if (named.isEmpty() || named.contains(pair.id())) {
                    String row = table.row(pair, version(home), attached, timed, tried(pair, jars, home, attached));
                    System.out.println("  " + row);
                    if (checked && !table.says(row)) {
                        // Suites have tests that fail by chance; what is so twice is none.
                        row = table.row(pair, version(home), attached, timed, tried(pair, jars, home, attached));
                        System.out.println("  " + row);
                    }
                    table.put(row);
                    table.write(pairs, Files.readAllLines(corpus.resolve("notes.md")));
                }
            }
        }
    }

    private static String pom(List<Pair> pairs) {
        String items = pairs.stream()
                .flatMap(Pair::jars)
                .distinct()
                .map(Artifact::xml)
                .collect(Collectors.joining("\n"));
        return "<project><modelVersion>4.0.0</modelVersion><groupId>dev.molt</groupId><artifactId>corpus</artifactId>"
                + "<version>1</version><packaging>pom</packaging><build><plugins><plugin>"
                + "<artifactId>maven-dependency-plugin</artifactId><version>3.11.0</version><configuration>"
                + "<outputDirectory>${project.basedir}</outputDirectory><artifactItems>\n" + items
                + "\n</artifactItems></configuration></plugin></plugins></build></project>";
    }

    private static String jars(List<Pair> pairs, Path folder) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.older(), pair.newer()))
                .map(jar -> jar.in(folder).toString())
                .collect(Collectors.joining(","));
    }

    /** What {@code molt try} says; without a key {@code plan} if it came to no result. */
    private static JsonObject tried(Pair pair, Path jars, String home, boolean attached)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", jars.resolve("molt.jar").toString(),
                "try", pair.older().in(jars).toString(), pair.newer().in(jars).toString(),
                "--json", "--java", home,
                "--classpath", pair.needed().stream()
                        .map(jar -> jar.in(jars).toString())
                        .collect(Collectors.joining(File.pathSeparator))));
        pair.suite().ifPresent(suite -> command.addAll(
                List.of("--tests", suite.jar().in(jars).toString(), "--include", suite.included())));
        pair.suite().ifPresent(suite -> suite.options().forEach(option -> command.addAll(List.of("--jvm", option))));
        pair.appup().ifPresent(file -> command.addAll(List.of("--appup", file.toString())));
        command.addAll(attached ? List.of("--attach") : List.of());
        System.out.println(pair + (attached ? ", attached" : "") + ", " + home);
        Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.writeString(jars.resolve(pair.id() + "-" + version(home) + (attached ? "-attached" : "") + ".json"), printed);
        return printed.isBlank() ? new JsonObject() : JsonParser.parseString(printed).getAsJsonObject();
    }

    private static int version(String home) throws IOException {
        return Files.readAllLines(Path.of(home, "release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> Runtime.Version.parse(line.split("\"")[1]).feature())
                .findFirst()
                .orElseThrow();
    }
}
