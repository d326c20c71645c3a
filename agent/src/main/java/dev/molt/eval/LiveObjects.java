package dev.molt.eval;

import dev.molt.heap.Found;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All objects of suspended modules, each of them for certain.
 *
 * <p>The heap is walked while the application runs, before it is held up. Behind the gates the JVM itself only counts: if it
 * counts as many, they are all there, as what was found is held and no other can have been made. If not, it is walked again.
 *
 * <p>What only stacks hold is found on those of threads that wait at the gates: they tell it themselves. There, an object
 * whose constructor waits is counted, but has no state to be transformed.
 */
final class LiveObjects {

    private static final int WALKS = 5;
    private static final long ARRIVAL = TimeUnit.MILLISECONDS.toNanos(5);

    private final Tools tools;
    private final Set<Class<?>> modules;
    private final Set<Object> unborn = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Object> onStacks = Collections.newSetFromMap(new IdentityHashMap<>());
    private Set<Class<?>> types = Set.of();
    private Set<Class<?>> namesakes = Set.of();
    private Found found;

    /**
     * Looks for the objects of these classes and of all their subclasses.
     *
     * @throws EvaluationException if this JVM cannot be looked into
     */
    LiveObjects(Tools tools, Set<Class<?>> modules) throws EvaluationException {
        this.tools = tools;
        this.modules = Set.copyOf(modules);
        lookUp();
        walk();
        // Counted once for the practice: nobody waits yet.
        tools.instanceCount().known(found.byName().keySet());
    }

    /**
     * Makes sure that none is missed, while all gates are shut.
     *
     * @throws EvaluationException if some stay hidden
     */
    void complete() throws EvaluationException {
        for (int walks = 0; ; walks++) {
            // Who was inside until now may have loaded a subclass.
            if (lookUp()) {
                walk();
            }
            lookAtStacks();
            Map<String, Long> missed = missed();
            if (missed.isEmpty()) {
                return;
            }
            if (walks == WALKS) {
                throw new EvaluationException("not all objects can be found: "
                        + missed.entrySet().stream()
                                .map(entry -> entry.getValue() + " of " + entry.getKey())
                                .collect(Collectors.joining(", "))
                        + " are in nothing but local variables of threads; try again when these have gone on");
            }
            // Who holds one may be just about to arrive at a gate, where its stack is known.
            LockSupport.parkNanos(this, ARRIVAL);
            walk();
        }
    }

    /** The objects of one module and of its subclasses. */
    List<Object> of(Class<?> module) {
        return Stream.concat(found.objects().stream(), onStacks.stream())
                .filter(object -> !unborn.contains(object))
                .filter(object -> module.isInstance(object) && types.contains(object.getClass()))
                .toList();
    }

    /** The loaded classes of whose objects all fields of some classes are a part. */
    static Set<Class<?>> types(Instrumentation instrumentation, Set<Class<?>> modules) {
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        return Arrays.stream(loaded)
                .filter(type -> modules.stream().anyMatch(module -> module.isAssignableFrom(type)))
                .filter(type -> !type.isArray() && !type.isInterface())
                .collect(Collectors.toSet());
    }

    /** Looks up which classes are loaded; true if there are more than before. */
    private boolean lookUp() {
        types = types(tools.instrumentation(), modules);
        Set<String> names = types.stream().map(Class::getName).collect(Collectors.toSet());
        Set<Class<?>> before = namesakes;
        // The JVM counts by name, over all loaders.
        Class<?>[] loaded = tools.instrumentation().getAllLoadedClasses();
        namesakes = Arrays.stream(loaded)
                .filter(type -> names.contains(type.getName()))
                .collect(Collectors.toSet());
        return !before.containsAll(namesakes);
    }

    /** Takes what waiting threads hold themselves; what that leads to, only a walk finds. */
    private void lookAtStacks() {
        onStacks.clear();
        tools.gatekeeper().held().stream()
                .filter(object -> namesakes.contains(object.getClass()))
                .forEach(onStacks::add);
        found.objects().forEach(onStacks::remove);
        unborn.addAll(tools.gatekeeper().unborn());
    }

    private Map<String, Long> missed() throws EvaluationException {
        Set<String> names = found.byName().keySet();
        Optional<Map<String, Long>> atMost = tools.instanceCount().known(names);
        // Garbage is counted, too: only if there seems to be more than was found, it has to be collected first.
        if (atMost.isPresent() && missedOf(atMost.get()).isEmpty()) {
            return Map.of();
        }
        return missedOf(tools.instanceCount().live(names).orElseThrow(() -> new EvaluationException(
                "this JVM cannot tell how many objects of " + String.join(", ", names)
                        + " live: it lacks module jdk.management")));
    }

    private Map<String, Long> missedOf(Map<String, Long> counted) {
        Map<String, Long> others = new TreeMap<>(counted);
        onStacks.forEach(object -> others.merge(object.getClass().getName(), -1L, Long::sum));
        return found.missedOf(others);
    }

    private void walk() throws EvaluationException {
        found = new ObjectWalk(tools).find(namesakes, List.of(this), tools.gatekeeper().held());
    }
}
