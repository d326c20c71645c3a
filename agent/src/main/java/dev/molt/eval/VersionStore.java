package dev.molt.eval;

import dev.molt.jdk.ByLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers, for as long as its class loader lives, which version of each application runs. */
public final class VersionStore {

    private final ByLoader<Map<Path, Versions>> stored = new ByLoader<>(HashMap::new);

    /** What is known of an application, or empty if it was never upgraded. */
    public synchronized Optional<Versions> find(Instance instance) {
        return Optional.ofNullable(stored.of(instance.loader()).get(instance.code()));
    }

    /** What is known of the other applications in the loader of some. */
    public synchronized List<Versions> beside(List<Instance> instances) {
        Map<Path, Versions> others = new HashMap<>();
        for (Instance instance : instances) {
            others.putAll(stored.of(instance.loader()));
        }
        instances.forEach(instance -> others.remove(instance.code()));
        return List.copyOf(others.values());
    }

    /** From now on this is known. */
    public synchronized void put(Instance instance, Versions versions) {
        stored.of(instance.loader()).put(instance.code(), versions);
    }
}
