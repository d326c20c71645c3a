package dev.molt.reshape;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The lambdas of the running version whose code lies in companions: whatever comes next has companions of its own, and
 * so objects of these lambdas keep their code.
 */
final class BesideLambdas {

    private final Map<String, Map<String, String>> bodies;

    private BesideLambdas(Map<String, Map<String, String>> bodies) {
        this.bodies = bodies;
    }

    static BesideLambdas none() {
        return new BesideLambdas(Map.of());
    }

    /** What is so once a release runs; classes that it does not name stay as they are. */
    BesideLambdas after(World world, Release release) {
        Map<String, Map<String, String>> after = new TreeMap<>(bodies);
        world.changes().forEach(change -> {
            Set<String> added = new HashSet<>();
            change.added().stream().map(Changes::key).filter(Numbered::isLambda).forEach(added::add);
            Map<String, String> left = new TreeMap<>(bodies.getOrDefault(change.shape.name, Map.of()));
            if (!added.isEmpty() || !left.isEmpty()) {
                Map<String, String> all = Numbered.lambdas(release.next().get(change.next.name.replace('/', '.')));
                // Where there is none now, there may be one again.
                Set<String> places = new HashSet<>();
                all.keySet().forEach(key -> places.add(Numbered.place(key)));
                left.keySet().removeIf(key -> places.contains(Numbered.place(key)));
                all.keySet().retainAll(added);
                all.putAll(left);
                after.put(change.shape.name, all);
            }
        });
        return new BesideLambdas(after);
    }

    /** Where a class has other lambdas in its next version, in the terms of {@link Numbered#behind}. */
    Set<String> behind(String owner, byte[] next) {
        return bodies.containsKey(owner) ? Numbered.behind(bodies.get(owner), Numbered.lambdas(next)) : new TreeSet<>();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BesideLambdas that && bodies.equals(that.bodies);
    }

    @Override
    public int hashCode() {
        return bodies.hashCode();
    }
}
