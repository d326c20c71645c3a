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

/**
 * Which lambdas of two versions of a class are the same: those with equal code; of those that changed, the ones of the
 * same method, type and captured values that the code around them uses in the same way, behind the same constant or the same
 * neighbour; and the ones that went from one method and came in another, if their code is equal, and no other's is.
 */
final class LambdaMatching {

    /** How many of one key may be on both sides. */
    private enum Choice { ONE, AS_MANY, ANY }

    private final List<LambdaBody> olds;
    private final List<LambdaBody> news;
    private final Map<String, String> hosts;
    private final Map<LambdaBody, LambdaBody> pairs = new LinkedHashMap<>();
    private final Set<LambdaBody> taken = new LinkedHashSet<>();
    private final Set<LambdaBody> doubtful = new LinkedHashSet<>();

    private LambdaMatching(LambdaBodies old, LambdaBodies now, List<LambdaBody> olds, List<LambdaBody> news) {
        this.olds = olds;
        this.news = news;
        this.hosts = LambdaHosts.between(old, now);
    }

    /** Of two versions that follow each other, without guesses. */
    static LambdaMatching between(LambdaBodies old, LambdaBodies now) {
        LambdaMatching matching = new LambdaMatching(old, now, old.all(), now.all());
        matching.equal();
        Map<LambdaBody, String> behind = matching.neighbours();
        matching.pair(Choice.ONE, body -> behind.get(body) + ' ' + body.constant() + ' ' + body.use());
        matching.pair(Choice.ONE, body -> body.constant() + ' ' + body.use());
        matching.moved();
        return matching;
    }

    /** Of a version from before: only lambdas with equal code can be known again. */
    static LambdaMatching equal(LambdaBodies old, LambdaBodies now, Set<LambdaBody> left, Set<String> names) {
        LambdaMatching matching = new LambdaMatching(old, now,
                old.all().stream().filter(body -> !names.contains(body.name())).toList(),
                now.all().stream().filter(left::contains).toList());
        matching.equal();
        matching.moved();
        return matching;
    }

    /** Of two versions whose lambdas have the names under which they run: what has one name is one lambda. */
    static LambdaMatching named(LambdaBodies old, LambdaBodies now) {
        Map<LambdaBody, LambdaBody> certain = between(old, now).pairs;
        LambdaMatching matching = new LambdaMatching(old, now, old.reached(), now.reached());
        matching.news.forEach(body -> matching.olds.stream().filter(other -> other.key().equals(body.key())).forEach(other -> {
            matching.pairs.put(body, other);
            matching.taken.add(other);
        }));
        matching.pairs.forEach((body, other) -> {
            boolean unlike = !other.whole().equals(body.whole()) && (!other.equals(certain.get(body)) || matching.isElsewhere(other));
            if (unlike || !body.host().equals(matching.host(other)) && matching.mayBeOpen(other, true)) {
                matching.doubtful.add(body);
            }
        });
        return matching;
    }

    /** Adds what only the order tells; where constants say that lambdas are others, nobody guesses. */
    void guess(Set<LambdaBody> left) {
        Map<LambdaBody, String> behind = neighbours();
        pair(Choice.AS_MANY, body -> behind.get(body) + ' ' + body.constant() + ' ' + body.use(), left);
        pair(Choice.ONE, LambdaBody::constant, left);
    }

    /** By lambda of the new version, what it was. */
    Map<LambdaBody, LambdaBody> pairs() {
        return pairs;
    }

    /** Those of the new version that may be others than they are taken for. */
    Set<LambdaBody> doubtful() {
        return doubtful;
    }

    /** Those of the old version whose method has others now that take their place, but hold or take other values. */
    List<LambdaBody> replaced() {
        return olds.stream().filter(old -> !taken.contains(old) && mayBeOpen(old, false) && !mayBeOpen(old, true)).toList();
    }

    /** Those of the old version that the new one may have, and nobody can tell which they are. */
    List<LambdaBody> unclear() {
        return olds.stream().filter(old -> !taken.contains(old) && mayBeOpen(old, true)).toList();
    }

    /** By lambda of the old version those that came in other methods, and may be what it is now. */
    Map<LambdaBody, List<LambdaBody>> elsewhere() {
        Map<LambdaBody, List<LambdaBody>> elsewhere = new LinkedHashMap<>();
        olds.stream().filter(each -> !taken.contains(each) && !mayBeOpen(each, false)).forEach(each -> {
            List<LambdaBody> come = news.stream().filter(body -> !pairs.containsKey(body) && (body.isLike(each)
                    || body.isOfType(each) && (body.use().equals(each.use()) || isRenamed(each, body)))).toList();
            if (!come.isEmpty()) {
                elsewhere.put(each, come);
            }
        });
        return elsewhere;
    }

    /** True if one that nothing tells from it came in another method. */
    private boolean isElsewhere(LambdaBody old) {
        return news.stream().anyMatch(body -> !pairs.containsKey(body) && body.isLike(old));
    }

    /** True if the method that one was written in went, and that of the other came. */
    private boolean isRenamed(LambdaBody old, LambdaBody now) {
        return host(old) == null && !hosts.containsValue(now.host());
    }

    private boolean mayBeOpen(LambdaBody old, boolean sameKind) {
        return news.stream().anyMatch(now -> !pairs.containsKey(now) && now.host().equals(host(old))
                && (now.kind().equals(old.kind()) || !sameKind));
    }

    private void equal() {
        pair(Choice.ANY, body -> body.whole() + ' ' + body.constant() + ' ' + body.use());
        pair(Choice.ANY, body -> body.whole() + ' ' + body.use());
        pair(Choice.ANY, LambdaBody::whole);
        pair(Choice.ONE, body -> body.code() + ' ' + body.inner() + ' ' + body.use());
        pair(Choice.ONE, body -> body.code() + ' ' + body.use());
    }

    private void moved() {
        pairAnywhere(body -> body.whole() + ' ' + body.constant() + ' ' + body.use());
        pairAnywhere(LambdaBody::whole);
    }

    /** For each lambda the one before it that is the same in both versions, as the old one has it. */
    private Map<LambdaBody, String> neighbours() {
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

    private void pair(Choice choice, Function<LambdaBody, String> telling) {
        pair(choice, telling, Set.copyOf(news));
    }

    private void pair(Choice choice, Function<LambdaBody, String> telling, Set<LambdaBody> left) {
        pair(choice, old -> host(old) == null ? null : host(old) + ' ' + telling.apply(old),
                now -> left.contains(now) ? now.host() + ' ' + telling.apply(now) : null);
    }

    private void pairAnywhere(Function<LambdaBody, String> telling) {
        pair(Choice.ONE, telling, telling);
    }

    /** Those of equal kind that are told by the same; what is told by null is left out. */
    private void pair(Choice choice, Function<LambdaBody, String> tellingOld, Function<LambdaBody, String> tellingNow) {
        Map<String, List<LambdaBody>> before = told(olds.stream().filter(old -> !taken.contains(old)), tellingOld);
        Map<String, List<LambdaBody>> after = told(news.stream().filter(now -> !pairs.containsKey(now)), tellingNow);
        after.forEach((key, now) -> {
            List<LambdaBody> old = before.getOrDefault(key, List.of());
            boolean fits = choice == Choice.ANY || old.size() == now.size() && (choice == Choice.AS_MANY || now.size() == 1);
            for (int i = 0; fits && i < Math.min(old.size(), now.size()); i++) {
                pairs.put(now.get(i), old.get(i));
                taken.add(old.get(i));
            }
        });
    }

    private static Map<String, List<LambdaBody>> told(Stream<LambdaBody> some, Function<LambdaBody, String> telling) {
        Map<String, List<LambdaBody>> told = new LinkedHashMap<>();
        some.filter(body -> telling.apply(body) != null).forEach(body -> told.computeIfAbsent(
                body.kind() + ' ' + telling.apply(body), key -> new ArrayList<>()).add(body));
        return told;
    }

    private String host(LambdaBody old) {
        return hosts.get(old.host());
    }
}
