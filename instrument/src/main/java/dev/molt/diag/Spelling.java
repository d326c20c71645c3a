package dev.molt.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known word somebody meant. */
public final class Spelling {

    private Spelling() {}

    /** What to write instead of an unknown word: the nearest known one, or the choice. */
    public static String cure(String word, Collection<String> known) {
        return nearest(word, known).map(n -> "write " + n).orElseGet(() -> "use one of " + String.join(", ", known));
    }

    /** The known word that was probably meant: the only one that begins so, or else the nearest of those very near. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        List<String> longer =
                known.stream().filter(k -> letters(k).startsWith(letters(word))).toList();
        return longer.size() == 1 && letters(word).length() > 2
                ? Optional.of(longer.get(0))
                : nearestByDistance(word, known);
    }

    private static Optional<String> nearestByDistance(String word, Collection<String> known) {
        String wanted = letters(word);
        int limit = wanted.length() < 3 ? 0 : Math.max(1, wanted.length() / 4);
        return known.stream()
                .filter(k -> Math.abs(letters(k).length() - wanted.length()) <= limit)
                .filter(k -> distance(wanted, letters(k)) <= limit)
                .min(Comparator.comparingInt(k -> distance(wanted, letters(k))));
    }

    /** A word without what people mix up first: case, hyphens and underscores. */
    private static String letters(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** The fewest letters to insert, delete, replace or swap with their neighbour to make one word of the other. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
