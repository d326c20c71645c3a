package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which lambdas of two versions of a class are the same: those with equal code, and of those that changed, the ones of the
 * same method, type and captured values that the code around them uses in the same way, behind the same constant or the same
 * neighbour.
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

    private LambdaMatching(List<LambdaBody> olds, List<LambdaBody> news, Map<String, String> hosts) {
        this.olds = olds;
        this.news = news;
        this.hosts = hosts;
    }

    /** Of two versions that follow each other, without guesses. */
    static LambdaMatching between(LambdaBodies old, LambdaBodies now) {
        LambdaMatching matching = new LambdaMatching(old.all(), now.all(), hosts(old.hosts(), now.hosts()));
        matching.equal();
        Map<LambdaBody, String> behind = matching.neighbours();
        matching.pair(Choice.ONE, body -> behind.get(body) + ' ' + body.constant() + ' ' + body.use());
        matching.pair(Choice.ONE, body -> body.constant() + ' ' + body.use());
        return matching;
    }

    /** Of a version from before: only lambdas with equal code can be known again. */
    static LambdaMatching equal(LambdaBodies old, LambdaBodies now, Set<LambdaBody> left, Set<String> names) {
        LambdaMatching matching = new LambdaMatching(
                old.all().stream().filter(body -> !names.contains(body.name())).toList(),
                now.all().stream().filter(left::contains).toList(), hosts(old.hosts(), now.hosts()));
        matching.equal();
        return matching;
    }

    /** Of two versions whose lambdas have the names under which they run: what has one name is one lambda. */
    static LambdaMatching named(LambdaBodies old, LambdaBodies now) {
        Map<LambdaBody, LambdaBody> certain = between(old, now).pairs;
        LambdaMatching matching = new LambdaMatching(old.reached(), now.reached(), hosts(old.hosts(), now.hosts()));
        matching.news.forEach(body -> matching.olds.stream().filter(other -> other.key().equals(body.key())).forEach(other -> {
            matching.pairs.put(body, other);
            matching.taken.add(other);
            if (!other.code().equals(body.code()) && !other.equals(certain.get(body))) {
                matching.doubtful.add(body);
            }
        }));
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

    private boolean mayBeOpen(LambdaBody old, boolean sameKind) {
        return news.stream().anyMatch(now -> !pairs.containsKey(now) && now.host().equals(host(old))
                && (now.kind().equals(old.kind()) || !sameKind));
    }

    private void equal() {
        pair(Choice.ANY, body -> body.whole() + ' ' + body.constant() + ' ' + body.use());
        pair(Choice.ANY, body -> body.whole() + ' ' + body.use());
        pair(Choice.ANY, LambdaBody::whole);
        pair(Choice.ONE, body -> body.code() + ' ' + body.use());
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
        Map<String, List<LambdaBody>> before = new HashMap<>();
        olds.stream().filter(old -> !taken.contains(old) && host(old) != null).forEach(old -> before.computeIfAbsent(
                String.join(" ", host(old), old.kind(), telling.apply(old)), key -> new ArrayList<>()).add(old));
        Map<String, List<LambdaBody>> after = new LinkedHashMap<>();
        news.stream().filter(now -> left.contains(now) && !pairs.containsKey(now)).forEach(now -> after.computeIfAbsent(
                String.join(" ", now.host(), now.kind(), telling.apply(now)), key -> new ArrayList<>()).add(now));
        after.forEach((key, now) -> {
            List<LambdaBody> old = before.getOrDefault(key, List.of());
            boolean fits = choice == Choice.ANY || old.size() == now.size() && (choice == Choice.AS_MANY || now.size() == 1);
            for (int i = 0; fits && i < Math.min(old.size(), now.size()); i++) {
                pairs.put(now.get(i), old.get(i));
                taken.add(old.get(i));
            }
        });
    }

    private String host(LambdaBody old) {
        return hosts.get(old.host());
    }

    /** A method whose parameters changed is the same if no other of its name came or went. */
    private static Map<String, String> hosts(Set<String> olds, Set<String> news) {
        Map<String, String> hosts = new HashMap<>();
        for (String old : olds) {
            if (news.contains(old)) {
                hosts.put(old, old);
                continue;
            }
            List<String> others = named(old, news).stream().filter(now -> !olds.contains(now)).toList();
            if (others.size() == 1 && named(old, olds).stream().filter(other -> !news.contains(other)).count() == 1) {
                hosts.put(old, others.get(0));
            }
        }
        return hosts;
    }

    private static List<String> named(String host, Set<String> hosts) {
        String name = host.replaceAll("\\(.*", "(");
        return hosts.stream().filter(other -> other.startsWith(name)).toList();
    }
}
