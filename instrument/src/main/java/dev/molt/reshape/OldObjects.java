package dev.molt.reshape;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells where what the JVM made before goes on as it is: objects of lambdas. */
final class OldObjects {

    private static final String AGAIN = "make them anew after the upgrade, or let such a lambda do no more than call a method";

    private static final String ANEW = "make them anew after the upgrade, or let them do no more than call a method that the"
            + " class was loaded with";

    private final Release release;
    private GoneLambdas gone;
    private final Refusals refusals;

    OldObjects(Release release, GoneLambdas gone, Refusals refusals) {
        this.release = release;
        this.gone = gone;
        this.refusals = refusals;
    }

    /** The lambdas that are gone once the release runs. */
    GoneLambdas gone() {
        return gone;
    }

    void check(Changes change) {
        String name = change.shape.name.replace('/', '.');
        release.running().apply(name).ifPresent(running -> lambdas(change, running, release.next().get(name)));
    }

    /** Tells of what lies in a companion, and is another now: objects were handed the old one. */
    void left(String owner, Set<String> methods) {
        Map<String, LambdaBody> lambdas = new TreeMap<>();
        Optional.ofNullable(release.next().get(owner.replace('/', '.'))).ifPresent(next ->
                LambdaBodies.of(next).reached().forEach(body -> {
                    lambdas.put(body.key(), body);
                    lambdas.put(body.name() + Nodes.withSelf(owner, body.descriptor()), body);
                }));
        warn(owner, methods.stream().filter(lambdas::containsKey).map(lambdas::get)
                .sorted(Comparator.comparingInt(LambdaBody::line)).toList(), ", which an earlier upgrade added and a later"
                + " one removed, changed or call what changed: objects from before then keep their code", ANEW);
        methods.stream().filter(key -> !lambdas.containsKey(key) && !key.contains("lambda$"))
                .map(key -> Changes.name(key).replaceAll("\\$self$", "")).distinct()
                .forEach(name -> refusals.warn(owner, (name.equals("make") ? "a constructor" : "method " + name)
                        + ", which an earlier upgrade added and a later one removed, changed or calls what changed:"
                        + " references from before then keep their code", ANEW));
    }

    private void lambdas(Changes change, byte[] running, byte[] next) {
        String owner = change.shape.name;
        if (Arrays.equals(running, next)) {
            return;
        }
        LambdaBodies olds = LambdaBodies.of(running);
        LambdaBodies news = LambdaBodies.of(next);
        LambdaMatching matching = LambdaMatching.named(olds, news);
        warn(owner, matching.replaced(), " of the running version hold or take other values now: objects made before the"
                + " upgrade keep their code");
        warn(owner, matching.unclear(), " of the running version changed, and nothing tells which ones they are now: objects"
                + " made before the upgrade keep their code");
        Map<LambdaBody, List<LambdaBody>> elsewhere = matching.elsewhere();
        List<LambdaBody> come = elsewhere.values().stream().flatMap(List::stream).distinct().toList();
        warn(owner, List.copyOf(elsewhere.keySet()), " of the running version are gone, and those that came in " + places(come)
                + " may be the same: objects made before the upgrade keep their code");
        List<LambdaBody> replaced = gone.replaced(owner, olds, news);
        warn(owner, replaced, " of an earlier version are gone, and others have come that may be the same: objects made before"
                + " the upgrade keep their code");
        gone = gone.after(owner, olds, news, Stream.of(matching.replaced(), matching.unclear(),
                elsewhere.keySet(), replaced).flatMap(Collection::stream).toList());
        List<LambdaBody> doubtful = List.copyOf(matching.doubtful());
        warn(owner, doubtful, " may be others than those in "
                + doubtful.stream().map(now -> "line " + matching.pairs().get(now).line()).distinct()
                        .collect(Collectors.joining(", ")) + " of the running version, whose objects run their code");
    }

    private void warn(String owner, List<LambdaBody> lambdas, String what) {
        warn(owner, lambdas, what, AGAIN);
    }

    private void warn(String owner, List<LambdaBody> lambdas, String what, String cure) {
        if (!lambdas.isEmpty()) {
            refusals.warn(owner, listed(lambdas) + what, cure);
        }
    }

    private static String listed(List<LambdaBody> lambdas) {
        return "lambdas in " + places(lambdas);
    }

    private static String places(List<LambdaBody> lambdas) {
        Map<String, Set<String>> lines = new LinkedHashMap<>();
        lambdas.forEach(each -> lines.computeIfAbsent(each.place(), place -> new LinkedHashSet<>()).add(
                each.line() == 0 ? "?" : "" + each.line()));
        return lines.entrySet().stream().map(place -> place.getKey() + " (line "
                + String.join(", ", place.getValue()) + ")").collect(Collectors.joining(", "));
    }
}
