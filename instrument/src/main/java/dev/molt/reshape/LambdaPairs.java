package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lambdas of two versions of a class, taken for the same one by one, each once, where something tells so. */
final class LambdaPairs {

    /** How many of one key may be on both sides. */
    enum Choice { ONE, AS_MANY, ANY }

    private final List<LambdaBody> olds;
    private final List<LambdaBody> news;
    private final Map<String, String> hosts;
    private final Map<LambdaBody, LambdaBody> pairs = new LinkedHashMap<>();
    private final Set<LambdaBody> taken = new LinkedHashSet<>();

    /**
     * None yet.
     *
     * @param hosts by method of the old version its name in the new one
     */
    LambdaPairs(List<LambdaBody> olds, List<LambdaBody> news, Map<String, String> hosts) {
        this.olds = olds;
        this.news = news;
        this.hosts = hosts;
    }

    /** By lambda of the new version, what it was. */
    Map<LambdaBody, LambdaBody> all() {
        return pairs;
    }

    /** Those of the old version that none of the new one is. */
    List<LambdaBody> gone() {
        return olds.stream().filter(old -> !taken.contains(old)).toList();
    }

    /** Those of the new version that none of the old one was. */
    List<LambdaBody> come() {
        return news.stream().filter(now -> !pairs.containsKey(now)).toList();
    }

    /** The method of the new version that one of the old version would be in; null if there is none. */
    String host(LambdaBody old) {
        return hosts.get(old.host());
    }

    void add(LambdaBody now, LambdaBody old) {
        pairs.put(now, old);
        taken.add(old);
    }

    /** Adds those of equal kind in one method that are told by the same. */
    void add(Choice choice, Function<LambdaBody, String> telling) {
        add(choice, telling, Set.copyOf(news), Set.of());
    }

    /** The same, of the new version only some, and of the old one none with these names. */
    void add(Choice choice, Function<LambdaBody, String> telling, Set<LambdaBody> some, Set<String> names) {
        add(choice, old -> host(old) == null || names.contains(old.name()) ? null : host(old) + ' ' + telling.apply(old),
                now -> some.contains(now) ? now.host() + ' ' + telling.apply(now) : null);
    }

    /** The same in whatever methods, if there is one on each side. */
    void addAnywhere(Function<LambdaBody, String> telling) {
        add(Choice.ONE, telling, telling);
    }

    /** What is told by null is left out. */
    private void add(Choice choice, Function<LambdaBody, String> tellingOld, Function<LambdaBody, String> tellingNow) {
        Map<String, List<LambdaBody>> before = told(gone().stream(), tellingOld);
        told(come().stream(), tellingNow).forEach((key, now) -> {
            List<LambdaBody> old = before.getOrDefault(key, List.of());
            boolean fits = choice == Choice.ANY || old.size() == now.size() && (choice == Choice.AS_MANY || now.size() == 1);
            for (int i = 0; fits && i < Math.min(old.size(), now.size()); i++) {
                add(now.get(i), old.get(i));
            }
        });
    }

    private static Map<String, List<LambdaBody>> told(Stream<LambdaBody> some, Function<LambdaBody, String> telling) {
        Map<String, List<LambdaBody>> told = new LinkedHashMap<>();
        some.filter(body -> telling.apply(body) != null).forEach(body -> told.computeIfAbsent(
                body.kind() + ' ' + telling.apply(body), key -> new ArrayList<>()).add(body));
        return told;
    }

    /** For each lambda the one before it that is the same in both versions, as the old one has it. */
    Map<LambdaBody, String> neighbours() {
        Map<LambdaBody, String> behind = new HashMap<>();
        String last = "";
        for (LambdaBody old : olds) {
            last = taken.contains(old) ? old.key() : last;
            behind.put(old, last);
        }
        last = "";
        for (LambdaBody now : news) {
            last = pairs.containsKey(now) ? pairs.get(now).key() : last;
            behind.put(now, last);
        }
        return behind;
    }
}
