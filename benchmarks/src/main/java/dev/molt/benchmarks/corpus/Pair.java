package dev.molt.benchmarks.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two consecutive releases.
 *
 * @param needed what else is on the class path
 * @param suite the newer one's tests, if they are published
 * @param appup the upgrade file, if one was written
 */
record Pair(String id, Artifact older, Artifact newer, List<Artifact> needed, Optional<Suite> suite,
        Optional<Path> appup) {

    private static final int SUITE = 3;
    private static final Artifact JUNIT =
            new Artifact("org.junit.platform", "junit-platform-console-standalone", "1.10.5", "");

    /**
     * A jar with tests.
     *
     * @param included which classes in it are tests
     * @param options what the JVMs are started with
     */
    record Suite(Artifact jar, String included, List<String> options) {}

    /** All pairs of a corpus, as its files list them. */
    static List<Pair> read(Path corpus) throws IOException {
        List<String> suites = Files.readAllLines(corpus.resolve("suites.tsv"));
        List<Pair> pairs = new ArrayList<>();
        List<String> lines = Files.readAllLines(corpus.resolve("pairs.tsv"));
        for (String line : lines.subList(1, lines.size())) {
            pairs.add(pair(line.split("\t"), corpus, suites));
        }
        return pairs;
    }

    private static Pair pair(String[] fields, Path corpus, List<String> suites) throws IOException {
        Artifact newer = new Artifact(fields[2], fields[3], fields[5], "");
        List<Artifact> needed = new ArrayList<>();
        Path file = corpus.resolve("deps").resolve(fields[0] + ".gav");
        if (Files.exists(file)) {
            Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(Artifact::read).forEach(needed::add);
        }
        Optional<Suite> suite = suites.stream()
                .map(line -> line.split("\t"))
                .filter(words -> words[0].equals(fields[0]))
                .map(words -> new Suite(new Artifact(newer.group(), newer.name(), newer.version(), words[1]), words[2],
                        List.of(words).subList(SUITE, words.length)))
                .findFirst();
        suite.ifPresent(tests -> needed.add(JUNIT));
        Optional<Path> appup = Optional.of(corpus.resolve("appups").resolve(fields[0] + ".yaml")).filter(Files::exists);
        return new Pair(fields[0], new Artifact(fields[2], fields[3], fields[4], ""), newer, needed, suite, appup);
    }

    /** All jars that it takes. */
    Stream<Artifact> jars() {
        return Stream.of(Stream.of(older, newer), needed.stream(), suite.stream().map(Suite::jar))
                .flatMap(jars -> jars);
    }

    @Override
    public String toString() {
        return newer.name() + " " + older.version() + " → " + newer.version();
    }
}
