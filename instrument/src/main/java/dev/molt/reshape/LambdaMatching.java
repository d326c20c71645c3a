package dev.molt.reshape;

import dev.molt.reshape.LambdaPairs.Choice;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which lambdas of two versions of a class are the same: those with equal code; of those that changed, the ones of the
 * same method, type and captured values that the code around them uses in the same way, behind the same constant or the same
 * neighbour; and the ones that went from one method and came in another, if their code is equal, and no other's is.
 */
final class LambdaMatching {

    private final LambdaPairs pairs;
    private final Set<LambdaBody> doubtful = new LinkedHashSet<>();
    /** The methods of the new version that the old one had, perhaps under other names. */
    private final Set<String> kept;

    private LambdaMatching(LambdaBodies old, LambdaBodies now, List<LambdaBody> olds, List<LambdaBody> news) {
        Map<String, String> hosts = LambdaHosts.between(old, now);
        this.pairs = new LambdaPairs(olds, news, hosts);
        this.kept = Set.copyOf(hosts.values());
    }

    /** Of two versions that follow each other, without guesses. */
    static LambdaMatching between(LambdaBodies old, LambdaBodies now) {
        LambdaMatching matching = new LambdaMatching(old, now, old.all(), now.all());
        matching.equal();
        Map<LambdaBody, String> behind = matching.pairs.neighbours();
        matching.pairs.add(Choice.ONE, body -> behind.get(body) + ' ' + body.constant() + ' ' + body.use());
        matching.pairs.add(Choice.ONE, body -> body.constant() + ' ' + body.use());
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
        Map<LambdaBody, LambdaBody> certain = between(old, now).pairs();
        LambdaMatching matching = new LambdaMatching(old, now, old.reached(), now.reached());
        now.reached().forEach(body -> old.reached().stream().filter(other -> other.key().equals(body.key()))
                .forEach(other -> matching.pairs.add(body, other)));
        matching.pairs().forEach((body, other) -> {
            boolean unlike = !other.whole().equals(body.whole()) && (!other.equals(certain.get(body)) || matching.isElsewhere(other));
            if (unlike || !body.host().equals(matching.pairs.host(other)) && matching.mayBeOpen(other, false)) {
                matching.doubtful.add(body);
            }
        });
        return matching;
    }

    /**
     * Adds what only the order tells; where constants say that lambdas are others, nobody guesses.
     *
     * @param left those to be told
     * @param names those that others have
     */
    void guess(Set<LambdaBody> left, Set<String> names) {
        Map<LambdaBody, String> behind = pairs.neighbours();
        pairs.add(Choice.AS_MANY, body -> behind.get(body) + ' ' + body.constant() + ' ' + body.use(), left, names);
        pairs.add(Choice.ONE, LambdaBody::constant, left, names);
    }

    /** By lambda of the new version, what it was. */
    Map<LambdaBody, LambdaBody> pairs() {
        return pairs.all();
    }

    /** Those of the new version that may be others than they are taken for. */
    Set<LambdaBody> doubtful() {
        return doubtful;
    }

    /** Those of the old version whose method has others now that take their place, but hold or take other values. */
    List<LambdaBody> replaced() {
        return pairs.gone().stream().filter(old -> mayBeOpen(old, false) && !mayBeOpen(old, true)).toList();
    }

    /** Those of the old version that the new one may have, and nobody can tell which they are. */
    List<LambdaBody> unclear() {
        return pairs.gone().stream().filter(old -> mayBeOpen(old, true)).toList();
    }

    /** By lambda of the old version those that came in other methods, or from others into its own, and may be what it is now. */
    Map<LambdaBody, List<LambdaBody>> elsewhere() {
        Map<LambdaBody, List<LambdaBody>> elsewhere = new LinkedHashMap<>();
        pairs.gone().stream().filter(old -> !mayBeOpen(old, false)).forEach(old -> {
            List<LambdaBody> come = Stream.concat(pairs.come().stream().filter(now -> now.isLike(old)
                    || now.isOfType(old) && (now.use().equals(old.use()) || isRenamed(old, now))), into(pairs.host(old))).toList();
            if (!come.isEmpty()) {
                elsewhere.put(old, come);
            }
        });
        return elsewhere;
    }

    /** Those of a method that were in others before: what was in it may have gone, or be what they are taken for. */
    private Stream<LambdaBody> into(String host) {
        return pairs.all().keySet().stream()
                .filter(now -> now.host().equals(host) && !host.equals(pairs.host(pairs.all().get(now))));
    }

    /** True if one that nothing tells from it came in another method. */
    private boolean isElsewhere(LambdaBody old) {
        return pairs.come().stream().anyMatch(now -> now.isLike(old));
    }

    /** True if the method that one was written in went, and that of the other came. */
    private boolean isRenamed(LambdaBody old, LambdaBody now) {
        return pairs.host(old) == null && !kept.contains(now.host());
    }

    private boolean mayBeOpen(LambdaBody old, boolean sameKind) {
        return pairs.come().stream().anyMatch(now -> now.host().equals(pairs.host(old))
                && (now.kind().equals(old.kind()) || !sameKind));
    }

    private void equal() {
        pairs.add(Choice.ANY, body -> body.whole() + ' ' + body.constant() + ' ' + body.use());
        pairs.add(Choice.ANY, body -> body.whole() + ' ' + body.use());
        pairs.add(Choice.ANY, LambdaBody::whole);
        pairs.add(Choice.ONE, body -> body.code() + ' ' + body.inner() + ' ' + body.use());
        pairs.add(Choice.ONE, body -> body.code() + ' ' + body.use());
    }

    private void moved() {
        pairs.addAnywhere(body -> body.whole() + ' ' + body.constant() + ' ' + body.use());
        pairs.addAnywhere(LambdaBody::whole);
    }
}
