package dev.molt.suspend;

import dev.molt.jdk.LockOwners;
import dev.molt.jdk.Stacks;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Follows those who wait for locks to those who hold them and wait at a gate: neither would ever go on. */
final class LockChains {

    private final Stacks stacks;
    private final LockOwners owners;

    LockChains(Stacks stacks, LockOwners owners) {
        this.stacks = stacks;
        this.owners = owners;
    }

    /** The arrivals for which anybody in flight waits, directly or through others. */
    List<Arrival> ends(List<Sighting> inFlight, Map<Thread, Arrival> waiting) {
        if (waiting.isEmpty() || inFlight.stream().allMatch(LockChains::runs)) {
            return List.of();
        }
        Map<Long, Thread> byId = stacks.threads().stream()
                .collect(Collectors.toMap(Thread::getId, Function.identity(), (one, other) -> one));
        return inFlight.stream().filter(sighting -> !runs(sighting))
                .flatMap(sighting -> end(sighting.thread(), byId, waiting).stream()).distinct().toList();
    }

    private Optional<Arrival> end(Thread from, Map<Long, Thread> byId, Map<Thread, Arrival> waiting) {
        Set<Thread> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Thread at = from; at != null && seen.add(at); at = byId.get(owners.blocking(at))) {
            Arrival arrival = waiting.get(at);
            if (arrival != null && at != from) {
                return Optional.of(arrival);
            }
        }
        return Optional.empty();
    }

    private static boolean runs(Sighting sighting) {
        return sighting.state() == Thread.State.RUNNABLE;
    }
}
