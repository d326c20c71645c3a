package dev.molt.reshape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The order in which initialisers of added static fields run: each finds the fields that it reads, as in a fresh JVM, which
 * initialises classes on the way.
 */
final class InitializerOrder {

    /** By class whose fields are fed, the classes whose static fields its initialiser reads. */
    private final Map<String, Set<String>> reads = new TreeMap<>();

    /** Notes a class whose fields are fed. */
    void feeds(String owner) {
        reads.put(owner, new TreeSet<>());
    }

    /** Notes that its initialiser reads static fields of another. */
    void reads(String owner, String other) {
        reads.get(owner).add(other);
    }

    /** All loaded classes of the release, in that order; where two read each other, by name. */
    List<Changes> of(World world) {
        Map<String, Changes> ordered = new LinkedHashMap<>();
        world.changes().forEach(change -> add(change, world, new HashSet<>(), ordered));
        return new ArrayList<>(ordered.values());
    }

    private void add(Changes change, World world, Set<String> under, Map<String, Changes> ordered) {
        String name = change.next.name;
        if (ordered.containsKey(name) || !under.add(name)) {
            return;
        }
        for (String read : reads.getOrDefault(name, Set.of())) {
            if (reads.containsKey(read)) {
                add(world.changes(read), world, under, ordered);
            }
        }
        ordered.put(name, change);
    }
}
