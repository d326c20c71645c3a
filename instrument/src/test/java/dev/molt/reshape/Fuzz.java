package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Compares upgrades of generated programs with fresh starts, for many seeds.
 *
 * <p>What is tried is the reshaper and the JVM: each program runs in a loader of its own, is prepared, or not, or half of it,
 * and goes up and down by real redefinitions, with a class of another jar below that is loaded after each. The agent's
 * own part (plans, gates, transforms, and constants of enums that come and go) is not in it: programs for that are drawn
 * where the agent's tests are.
 */
public final class Fuzz {

    static final List<String> WAYS = List.of("prepared", "attached", "mixed");
    private static final int BATCH = 200;
    private static final long SHRINKING = 60;
    private static final String EQUAL = Trial.Kind.EQUAL.toString();
    private final Map<String, Integer> said = new TreeMap<>();
    private final Map<Long, String> failures = new TreeMap<>();
    private final Consumer<String> failed;
    private int cases;
    private int upgrades;
    private int notJava;

    /** Tells of failures as they come. */
    Fuzz(Consumer<String> failed) {
        this.failed = failed;
    }

    /** Runs the seeds of a range, the last one not included. */
    void run(long from, long to) {
        for (long start = from; start < to; start += BATCH) {
            batch(start, Math.min(to, start + BATCH));
        }
    }

    /** The failed seeds, and what differed. */
    Map<Long, String> failures() {
        return failures;
    }

    /** Texts that were no Java, by a fault of the generator. */
    int uncompiled() {
        return notJava;
    }

    private void batch(long from, long to) {
        Map<Long, Versions> programs = new TreeMap<>();
        for (long seed = from; seed < to; seed++) {
            programs.put(seed, Generator.of(seed));
        }
        List<Batch> compiled = new ArrayList<>();
        for (int v = 0; v < Outline.VERSIONS; v++) {
            Map<String, String> texts = new TreeMap<>();
            for (Map.Entry<Long, Versions> each : programs.entrySet()) {
                texts.put("p" + each.getKey(), each.getValue().texts().get(v));
            }
            Batch batch = new Batch(texts);
            batch.errors().forEach((name, error) -> {
                notJava++;
                if (System.getProperty("fuzz.errors") != null) {
                    System.out.println(name + ": " + error);
                }
                programs.remove(Long.valueOf(name.substring(1)));
            });
            compiled.add(batch);
        }
        Map<Long, Trial> trials = new TreeMap<>();
        Walk walk = new Walk();
        programs.forEach((seed, program) -> {
            List<Map<String, byte[]>> versions = compiled.stream().map(each -> each.classes("p" + seed)).toList();
            trials.put(seed, walk.add(new Program(versions, program.steps(), "p" + seed + '.'), prepared(way(seed), seed)));
        });
        walk.run();
        trials.forEach((seed, trial) -> count(seed, way(seed), trial.result()));
    }

    /** Each program goes one way: another program tells more than another way does. */
    private static String way(long seed) {
        return WAYS.get((int) Math.floorMod(seed, (long) WAYS.size()));
    }

    private static Predicate<String> prepared(String way, long seed) {
        return name -> way.equals("prepared")
                || way.equals("mixed") && new Random(seed + name.hashCode()).nextBoolean();
    }

    static Trial.Result run(Program program, String way, long seed) {
        Walk walk = new Walk();
        Trial trial = walk.add(program, prepared(way, seed));
        walk.run();
        return trial.result();
    }

    private void count(long seed, String way, Trial.Result result) {
        cases++;
        upgrades += result.steps();
        for (Diagnostic each : result.said()) {
            String reason = each.render().lines().findFirst().orElse("").replaceAll("p\\d+\\.", "")
                    .replaceAll("\\b[a-zA-Z]+\\d+[\\w$]*\\b", "*");
            said.merge(reason, 1, Integer::sum);
        }
        if (result.kind() != Trial.Kind.EQUAL) {
            if (failures.putIfAbsent(seed, way + ' ' + result.kind() + ' ' + result.detail()) == null) {
                failed.accept("seed " + seed + ": " + failures.get(seed));
            }
        }
    }

    /** What was seen. */
    String table() {
        StringBuilder text = new StringBuilder();
        said.entrySet().stream().sorted((one, other) -> other.getValue() - one.getValue())
                .forEach(each -> text.append(String.format("%7d  %s%n", each.getValue(), each.getKey())));
        return text + String.format("JDK %d: %d programs, %d upgrades; %d failed; %d did not compile%n",
                Runtime.version().feature(), cases, upgrades, failures.size(), notJava);
    }

    /** The smallest program that differs as the one of a seed does, or that whole one if it does not. */
    static String shrunk(long seed) {
        Versions program = Generator.of(seed);
        String difference = difference(program, seed);
        return difference.equals(EQUAL) ? program.render()
                : new Shrinker(smaller -> difference(smaller, seed).equals(difference), SHRINKING).shrink(program).render();
    }

    /** In what way it fails, without names: as what the comparison itself needs may have been left out. */
    private static String difference(Versions program, long seed) {
        return Shrinker.compile(program)
                .map(versions -> run(new Program(versions, program.steps(), "x."), way(seed), seed))
                .map(result -> result.kind() + result.detail().lines().findFirst().orElse("")
                        .replaceAll("step \\d+( to v\\d+)?|\\w*\\d[\\w$.]*", ""))
                .orElse(EQUAL);
    }

    /** Runs the seeds from the first argument to the second, or prints the one that is given, as small as it can be. */
    public static void main(String[] arguments) {
        if (arguments.length == 1) {
            System.out.print(shrunk(Long.parseLong(arguments[0])));
            return;
        }
        long start = System.nanoTime();
        Fuzz fuzz = new Fuzz(System.out::println);
        fuzz.run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        System.out.print(fuzz.table());
        System.out.println((System.nanoTime() - start) / 1_000_000 + " ms");
        System.exit(fuzz.failures.isEmpty() ? 0 : 1);
    }
}
