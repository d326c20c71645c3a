package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lambdas that some version had and the running one has not, whose objects may live on: a value. */
final class GoneLambdas {

    private static final GoneLambdas NONE = new GoneLambdas(Map.of());

    private final Map<String, List<LambdaBody>> all;

    private GoneLambdas(Map<String, List<LambdaBody>> all) {
        this.all = all;
    }

    static GoneLambdas none() {
        return NONE;
    }

    /** Those where others come now that may be what became of them. */
    List<LambdaBody> replaced(String owner, LambdaBodies running, LambdaBodies next) {
        List<LambdaBody> gone = all.getOrDefault(owner, List.of());
        List<LambdaBody> come = without(without(next.reached(), running.reached()), gone);
        return without(gone, next.reached()).stream().filter(old -> come.stream().anyMatch(now ->
                now.place().equals(old.place()) || now.isLike(old) || now.isOfType(old)
                        && !next.hosts().containsKey(old.host()) && !running.hosts().containsKey(now.host()))).toList();
    }

    /**
     * The same once the next version of a class runs.
     *
     * @param told those of which the plan tells that they keep their code
     */
    GoneLambdas after(String owner, LambdaBodies running, LambdaBodies next, List<LambdaBody> told) {
        List<LambdaBody> gone = new ArrayList<>(all.getOrDefault(owner, List.of()));
        gone.addAll(running.reached());
        Map<String, List<LambdaBody>> after = new TreeMap<>(all);
        after.put(owner, without(without(gone, next.reached()), told));
        after.values().removeIf(List::isEmpty);
        return new GoneLambdas(after);
    }

    private static List<LambdaBody> without(List<LambdaBody> some, List<LambdaBody> others) {
        Set<String> keys = others.stream().map(LambdaBody::key).collect(Collectors.toSet());
        return some.stream().filter(body -> !keys.contains(body.key())).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GoneLambdas that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
