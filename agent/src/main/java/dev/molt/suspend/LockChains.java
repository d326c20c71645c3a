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
    private final Gatekeeper gatekeeper;

    LockChains(Stacks stacks, LockOwners owners, Gatekeeper gatekeeper) {
        this.stacks = stacks;
        this.owners = owners;
        this.gatekeeper = gatekeeper;
    }

    /** The arrivals for which anybody in flight waits, directly or through others. */
    List<Arrival> ends(List<Sighting> inFlight) {
        Map<Thread, Arrival> waiting = gatekeeper.waiting();
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
        for (Thread at = from; at != null && seen.add(at); at = next(at, byId)) {
            Arrival arrival = waiting.get(at);
            if (arrival != null && at != from) {
                return Optional.of(arrival);
            }
        }
        return Optional.empty();
    }

    /** Whom a thread waits for. What is locked while one arrives at a gate, as to load classes, is unlocked soon. */
    private Thread next(Thread at, Map<Long, Thread> byId) {
        Optional<Arrival> arrival = gatekeeper.arrival(at);
        boolean arrives = arrival.isPresent() && !arrival.get().isNoted();
        Thread owner = byId.get(owners.blocking(at));
        return arrives || !arrival.equals(gatekeeper.arrival(at)) ? null : owner;
    }

    private static boolean runs(Sighting sighting) {
        return sighting.state() == Thread.State.RUNNABLE;
    }
}
