package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which numbered classes of two versions of one host are the same, as far as the class files tell. */
final class Matching {

    private record Pair(int old, int now, double likeness) {
    }

    private final Map<Integer, List<NumberedClass>> olds;
    private final Map<Integer, NumberedClass> news;
    private final Set<String> oldPlaces;
    private final Set<String> newPlaces;
    private final Map<Integer, Integer> numbers = new TreeMap<>();
    private final Set<Integer> taken = new TreeSet<>();

    /**
     * Of the numbered classes of one host.
     *
     * @param olds by number, what was seen under it
     * @param oldPlaces the names of the host's methods in all versions seen
     * @param newPlaces those in the version wanted
     */
    Matching(Map<Integer, List<NumberedClass>> olds, Map<Integer, NumberedClass> news, Set<String> oldPlaces,
            Set<String> newPlaces) {
        this.olds = olds;
        this.news = news;
        this.oldPlaces = oldPlaces;
        this.newPlaces = newPlaces;
    }

    /** By number in the version wanted, the number that a class runs under. */
    Map<Integer, Integer> numbers() {
        news.forEach((number, now) -> matchIf(number, number, isSeen(number, now)));
        news.forEach((number, now) -> olds.keySet().forEach(old -> matchIf(old, number, isSeen(old, now))));
        pairs().forEach(pair -> matchIf(pair.old, pair.now, true));
        for (int number : news.keySet()) {
            if (!olds.containsKey(number)) {
                matchIf(number, number, true);
            }
        }
        int free = Math.max(olds.keySet().stream().reduce(0, Math::max), taken.stream().reduce(0, Math::max));
        for (int number : news.keySet()) {
            if (!numbers.containsKey(number)) {
                numbers.put(number, ++free);
            }
        }
        return numbers;
    }

    private boolean isSeen(int number, NumberedClass now) {
        return olds.getOrDefault(number, List.of()).stream().anyMatch(now::isSame);
    }

    private void matchIf(int old, int now, boolean condition) {
        if (condition && !numbers.containsKey(now) && taken.add(old)) {
            numbers.put(now, old);
        }
    }

    /** What may have become of what, the most alike first; where that leaves a choice, the same number, then the order. */
    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        news.forEach((number, now) -> olds.forEach((other, seen) -> {
            NumberedClass last = seen.get(0);
            if (!numbers.containsKey(number) && !taken.contains(other) && last.isOfOneKind(now) && mayMove(last, now)) {
                pairs.add(new Pair(other, number, last.likeness(now)));
            }
        }));
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.likeness)
                .thenComparing(pair -> pair.old != pair.now)
                .thenComparing(Pair::old).thenComparing(Pair::now));
        return pairs;
    }

    /**
     * From one method to another only where the host's methods were renamed, and all else stayed; what is the body of one
     * constant never becomes that of another.
     */
    private boolean mayMove(NumberedClass old, NumberedClass now) {
        return old.place().equals(now.place())
                || !old.isBody() && !newPlaces.contains(old.place()) && !oldPlaces.contains(now.place())
                        && !old.place().isEmpty() && !now.place().isEmpty() && old.likeness(now) == 1;
    }
}
