package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** By class, the holders that its objects carry, in the order in which one leads to the next: a value. */
final class Chains {

    private static final Chains NONE = new Chains(Map.of(), Map.of(), Set.of());

    private final Map<String, List<String>> holders;
    private final Map<String, Integer> made;
    private final Set<String> transforming;

    private Chains(Map<String, List<String>> holders, Map<String, Integer> made, Set<String> transforming) {
        this.holders = holders;
        this.made = made;
        this.transforming = transforming;
    }

    static Chains none() {
        return NONE;
    }

    /** Those of one class, the first of which hangs on the object itself. */
    List<String> of(String owner) {
        return holders.getOrDefault(owner, List.of());
    }

    /** True if there are any. */
    boolean haveHolders() {
        return !holders.isEmpty();
    }

    /** How many the class ever had, those included that left their place to another. */
    int made(String owner) {
        return made.getOrDefault(owner, 0);
    }

    /** True if objects are transformed when one of the class's holders is first asked for. */
    boolean isTransforming(String owner) {
        return of(owner).stream().anyMatch(transforming::contains);
    }

    /** True if objects are transformed when this holder is first asked for. */
    boolean transforms(String holder) {
        return transforming.contains(holder);
    }

    /**
     * The same with one more at the end of a class's.
     *
     * @param transforms whether objects are transformed when it is first asked for
     */
    Chains with(String owner, String holder, boolean transforms) {
        Map<String, List<String>> more = new TreeMap<>(holders);
        List<String> chain = new ArrayList<>(of(owner));
        chain.add(holder);
        more.put(owner, List.copyOf(chain));
        Map<String, Integer> counts = new TreeMap<>(made);
        counts.merge(owner, 1, Integer::sum);
        Set<String> all = new TreeSet<>(transforming);
        if (transforms) {
            all.add(holder);
        }
        return new Chains(more, counts, all);
    }

    /**
     * The same without those in which no field lives any more, and which lead to no other: what comes next takes their place.
     *
     * @param alive the holders in which fields live
     */
    Chains cut(Set<String> alive) {
        Map<String, List<String>> left = new TreeMap<>();
        holders.forEach((owner, chain) -> {
            int length = chain.size();
            while (length > 0 && !alive.contains(chain.get(length - 1))) {
                length--;
            }
            if (length > 0) {
                left.put(owner, List.copyOf(chain.subList(0, length)));
            }
        });
        return new Chains(left, made, transforming);
    }

    /** The same, where classes that were given a transforming holder since have the holders of before. */
    Chains undone(Chains before) {
        Map<String, List<String>> back = new TreeMap<>(holders);
        holders.forEach((owner, chain) -> {
            if (!chain.isEmpty() && transforms(chain.get(chain.size() - 1)) && !before.of(owner).equals(chain)) {
                back.put(owner, before.of(owner));
            }
        });
        return new Chains(back, made, transforming);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chains that && holders.equals(that.holders) && made.equals(that.made)
                && transforming.equals(that.transforming);
    }

    @Override
    public int hashCode() {
        return Objects.hash(holders, made, transforming);
    }
}
