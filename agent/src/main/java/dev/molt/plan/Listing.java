package dev.molt.plan;

import java.util.Collection;
import java.util.List;

/** Lists names in a sentence, and not endlessly. */
final class Listing {

    private static final int MOST = 4;

    private Listing() {}

    /** {@code a}, {@code a and b}, {@code a, b, c and 7 others}. */
    static String of(Collection<String> names) {
        List<String> all = List.copyOf(names);
        int shown = all.size() <= MOST ? all.size() - 1 : MOST - 1;
        String last = all.size() <= MOST ? all.get(all.size() - 1) : (all.size() - shown) + " others";
        return all.size() == 1 ? last : String.join(", ", all.subList(0, shown)) + " and " + last;
    }
}
