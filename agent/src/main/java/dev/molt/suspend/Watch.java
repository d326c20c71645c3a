package dev.molt.suspend;

import dev.molt.jdk.Stack;
import dev.molt.jdk.Stacks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The threads that may still be in the drained classes.
 *
 * <p>They only become fewer: who was seen outside once the gates are shut can come in by a gate only, and there waits.
 *
 * <p>A thread that may stay is sealed, so that whatever it calls next waits, and has to be seen in such a place once
 * more: between the first look and the seal it may have entered.
 */
final class Watch {

    private final Stacks stacks;
    private final Gatekeeper gatekeeper;
    private final DrainedClasses classes;
    private final Harmless harmless;
    private final Set<Thread> suspects = identitySet();
    private final Set<Thread> sealed = identitySet();
    private final Map<Thread, Parked> parked = new IdentityHashMap<>();
    private List<Sighting> inFlight = List.of();

    Watch(Stacks stacks, Gatekeeper gatekeeper, Harmless harmless) {
        this.stacks = stacks;
        this.gatekeeper = gatekeeper;
        this.classes = new DrainedClasses(gatekeeper.drained());
        this.harmless = harmless;
        stacks.threads().stream()
                .filter(thread -> thread != Thread.currentThread() && !gatekeeper.isExempt(thread))
                .forEach(suspects::add);
    }

    /** Looks at those that are left; true if none is in flight. */
    boolean look() {
        Map<Thread, Arrival> waiting = gatekeeper.waiting();
        // Who waits below no drained class is not in one.
        List<Thread> visible = suspects.stream()
                .filter(thread -> !waiting.containsKey(thread) || waiting.get(thread).belowDrained()).toList();
        List<Stack> seen = stacks.of(visible);
        inFlight = new ArrayList<>();
        for (int i = 0; i < visible.size(); i++) {
            Thread thread = visible.get(i);
            judge(Sighting.of(thread, seen.get(i), waiting.containsKey(thread), classes));
        }
        suspects.clear();
        inFlight.forEach(sighting -> suspects.add(sighting.thread()));
        return inFlight.isEmpty();
    }

    private void judge(Sighting sighting) {
        Thread thread = sighting.thread();
        boolean wasSealed = sealed.remove(thread);
        if (!sighting.inFlight()) {
            return;
        }
        if (!sighting.mayStay(classes, harmless)) {
            gatekeeper.unseal(thread);
            inFlight.add(sighting);
        } else if (wasSealed) {
            parked.put(thread, sighting.parked());
        } else {
            gatekeeper.seal(thread);
            sealed.add(thread);
            inFlight.add(sighting);
        }
    }

    /** Lets those that wait go on who hold what somebody in flight waits for. */
    void admitOwners(LockChains locks) {
        for (Arrival arrival : locks.ends(inFlight)) {
            gatekeeper.admit(arrival);
            parked.remove(arrival.thread());
            sealed.remove(arrival.thread());
            suspects.add(arrival.thread());
        }
    }

    List<Parked> parked() {
        return List.copyOf(parked.values());
    }

    List<Blocker> blockers() {
        return inFlight.stream().map(Sighting::blocker).toList();
    }

    private static Set<Thread> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
