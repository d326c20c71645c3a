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
import java.util.stream.Stream;

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
                .flatMap(sighting -> ends(sighting.thread(), byId, waiting)).distinct().toList();
    }

    private Stream<Arrival> ends(Thread from, Map<Long, Thread> byId, Map<Thread, Arrival> waiting) {
        Set<Thread> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Thread last = from;
        for (Thread at = from; at != null && seen.add(at); at = next(at, byId)) {
            Arrival arrival = waiting.get(at);
            if (arrival != null && at != from) {
                return Stream.of(arrival);
            }
            last = at;
        }
        // Whose monitor it waits for nobody tells where a virtual thread is one of both: rather too many are let in.
        boolean virtual = Stacks.isVirtual(last);
        return last.getState() == Thread.State.BLOCKED && gatekeeper.arrival(last).isEmpty()
                ? waiting.values().stream().filter(Arrival::isLocking)
                        .filter(arrival -> virtual || Stacks.isVirtual(arrival.thread()))
                : Stream.empty();
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
