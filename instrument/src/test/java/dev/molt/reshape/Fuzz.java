package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares upgrades of generated programs with fresh starts, for many seeds. */
public final class Fuzz {

    static final List<String> WAYS = List.of("prepared", "attached", "mixed");
    private static final int BATCH = 40;
    private static final long SHRINKING = 60;
    private final Map<String, Integer> said = new TreeMap<>();
    private final Map<Long, String> failures = new TreeMap<>();
    private final Consumer<String> failed;
    private int cases;
    private int runs;
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
        programs.forEach((seed, program) -> {
            cases++;
            List<Map<String, byte[]>> versions = compiled.stream().map(each -> each.classes("p" + seed)).toList();
            for (String way : WAYS) {
                Trial.Result result = run(versions, program.steps(), "p" + seed + '.', way, seed);
                count(seed, way, result);
            }
        });
    }

    static Trial.Result run(List<Map<String, byte[]>> versions, List<Integer> steps, String prefix, String way,
            long seed) {
        return Trial.run(versions, steps, prefix, name -> way.equals("prepared")
                || way.equals("mixed") && new Random(seed + name.hashCode()).nextBoolean());
    }

    private void count(long seed, String way, Trial.Result result) {
        runs++;
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
        return text + String.format("JDK %d: %d programs, %d runs, %d upgrades; %d failed; %d did not compile%n",
                Runtime.version().feature(), cases, runs, upgrades, failures.size(), notJava);
    }

    /** The smallest program that differs as the one of a seed does, or that whole one if it does not. */
    static String shrunk(long seed) {
        Versions program = Generator.of(seed);
        for (String way : WAYS) {
            Trial.Kind kind = kind(program, way, seed);
            if (kind != Trial.Kind.EQUAL) {
                return new Shrinker(smaller -> kind(smaller, way, seed) == kind, SHRINKING).shrink(program).render();
            }
        }
        return program.render();
    }

    private static Trial.Kind kind(Versions program, String way, long seed) {
        try {
            return Shrinker.compile(program).map(versions -> run(versions, program.steps(), "x.", way, seed).kind())
                    .orElse(Trial.Kind.EQUAL);
        } catch (RuntimeException e) {
            // What the comparison itself needs was left out.
            return Trial.Kind.EQUAL;
        }
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
