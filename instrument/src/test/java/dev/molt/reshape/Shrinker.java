package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a program that shows a difference smaller, by leaving out steps, members and statements while it still does. */
final class Shrinker {

    private final Predicate<Versions> fails;
    private final long end;

    /**
     * Shrinks.
     *
     * @param fails whether a program still shows it
     * @param seconds how long to try
     */
    Shrinker(Predicate<Versions> fails, long seconds) {
        this.fails = fails;
        this.end = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** The smallest that was found. */
    Versions shrink(Versions program) {
        Versions smallest = steps(program);
        for (Versions last = null; last == null || !last.equals(smallest) && System.nanoTime() < end;) {
            last = smallest;
            smallest = lines(smallest);
        }
        return smallest;
    }

    /** The class files of each version, in a package x; empty if one is no Java. */
    static Optional<List<Map<String, byte[]>>> compile(Versions program) {
        List<Map<String, byte[]>> all = new ArrayList<>();
        Map<String, Map<String, byte[]>> known = new HashMap<>();
        for (int i = 0; i < program.texts().size(); i++) {
            String text = program.steps().contains(i) ? program.texts().get(i) : "";
            if (!known.containsKey(text)) {
                Batch batch = new Batch(text.isEmpty() ? Map.of() : Map.of("x", text));
                if (!batch.errors().isEmpty()) {
                    return Optional.empty();
                }
                known.put(text, batch.classes("x"));
            }
            all.add(known.get(text));
        }
        return Optional.of(all);
    }

    private Versions steps(Versions program) {
        for (int i = program.steps().size() - 1; i >= 0; i--) {
            List<Integer> fewer = new ArrayList<>(program.steps());
            fewer.remove(i);
            Versions smaller = new Versions(program.texts(), fewer);
            if (fewer.size() > 1 && fails.test(smaller)) {
                return steps(smaller);
            }
        }
        return program;
    }

    /** Tries each line, with all up to the brace that closes what it opens, in all versions that have it. */
    private Versions lines(Versions program) {
        Set<String> candidates = new LinkedHashSet<>();
        program.steps().forEach(step -> candidates.addAll(blocks(program.texts().get(step))));
        List<String> largest = new ArrayList<>(candidates);
        largest.sort((one, other) -> other.length() - one.length());
        Versions smallest = program;
        for (String block : largest) {
            if (System.nanoTime() > end) {
                return smallest;
            }
            smallest = without(smallest, block);
        }
        return smallest;
    }

    private Versions without(Versions program, String block) {
        Versions nowhere = new Versions(program.texts().stream().map(text -> less(text, block)).toList(), program.steps());
        if (nowhere.equals(program)) {
            return program;
        } else if (fails.test(nowhere)) {
            return nowhere;
        }
        for (int step : new LinkedHashSet<>(program.steps())) {
            List<String> texts = new ArrayList<>(program.texts());
            texts.set(step, less(texts.get(step), block));
            Versions smaller = new Versions(texts, program.steps());
            if (!smaller.equals(program) && fails.test(smaller)) {
                return smaller;
            }
        }
        return program;
    }

    private static String less(String text, String block) {
        return text.startsWith(block) ? text.substring(block.length()) : text.replace('\n' + block, "\n");
    }

    private static List<String> blocks(String text) {
        String[] lines = text.split("(?<=\n)");
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            StringBuilder block = new StringBuilder();
            int depth = 0;
            int at = i;
            do {
                block.append(lines[at]);
                depth += depth(lines[at++]);
            } while (depth > 0 && at < lines.length);
            if (depth == 0) {
                blocks.add(block.toString());
            }
        }
        return blocks;
    }

    private static int depth(String line) {
        return (int) (line.chars().filter(c -> c == '{').count() - line.chars().filter(c -> c == '}').count());
    }
}
