package dev.molt.suspend;

import dev.molt.jdk.OwnStack.Level;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers the threads that arrive at gates.
 *
 * <p>Upgrades are numbered, and each has two keys: one for the gates before old bodies, one for those before new ones.
 * The gates of one upgrade at most are shut. Of those that ended, whoever arrives late at an old body is sent to what
 * the method is by now; at a new body it goes on in it, unless the upgrade was rolled back. So the numbers of upgrades
 * that were rolled back or abandoned are kept, and nothing else: some fifty bytes for each. Numbers come again after 16,383 upgrades, when
 * nobody is on the way to such a gate any more, so that keys need no constants, which the JVM would collect in the class.
 *
 * <p>Threads are compared by identity throughout: an application's may define what else it likes. Once
 * their arrival is noted, they take no lock of ours: who waits for one would seem to need what the thread that has it holds.
 */
public final class Gatekeeper {

    /** The highest whose keys are short. */
    private static final long HIGHEST = Short.MAX_VALUE / 2;
    private static final int WAKING = 1_000;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final AtomicLong last = new AtomicLong();
    private final Set<Long> rolledBack = ConcurrentHashMap.newKeySet();
    private final Set<Long> abandoned = ConcurrentHashMap.newKeySet();
    private final List<Thread> exempt = new CopyOnWriteArrayList<>();
    private final AtomicLong arrived = new AtomicLong();
    private final ConcurrentNavigableMap<Long, Arrival> arrivals = new ConcurrentSkipListMap<>();
    private final Set<SameThread> sealed = ConcurrentHashMap.newKeySet();
    private final Supplier<List<Level>> ownStack;
    private volatile Shut shut;
    /** Whose gates are in no code, so that it does no harm if they stay shut. */
    private long rehearsed;
    private volatile long announced;
    private volatile Sentry sentry;

    /**
     * Answers.
     *
     * @param ownStack tells a thread that waits what its stack holds
     */
    public Gatekeeper(Supplier<List<Level>> ownStack) {
        this.ownStack = ownStack;
    }

    /** The number of another upgrade. */
    public long next() {
        long number = last.updateAndGet(before -> before % HIGHEST + 1);
        rolledBack.remove(number);
        abandoned.remove(number);
        return number;
    }

    /** The key for old bodies. */
    public static long oldBody(long upgrade) {
        return 2 * upgrade;
    }

    /** The key for new bodies. */
    public static long newBody(long upgrade) {
        return 2 * upgrade + 1;
    }

    /**
     * Lets everybody through the gates of an upgrade until they are shut: classes get theirs before anybody has to wait. Who is
     * let through counts as inside.
     */
    public void announce(long upgrade) {
        announced = upgrade;
    }

    /**
     * Shuts the gates of an upgrade. The sets may grow afterwards.
     *
     * @param drained classes that are entered only from frames of these, until the gates open
     * @param gated more classes, entered only from frames of any of both
     * @throws IllegalStateException if another upgrade's are shut, and that is no rehearsal
     */
    public synchronized void shut(long upgrade, Set<Class<?>> drained, Set<Class<?>> gated) {
        if (shut != null && shut.upgrade() != rehearsed) {
            throw new IllegalStateException("the gates of upgrade " + shut.upgrade() + " are still shut");
        }
        shut = new Shut(upgrade, drained, gated);
        // In this order: whoever still reads the announcement is in the method by now, and the drain sees it.
        announced = 0;
    }

    /** Shuts the gates of an upgrade that no class gets, until they are opened or another's are shut. */
    public synchronized void rehearse(long upgrade, Set<Class<?>> drained) {
        shut(upgrade, drained, Set.of());
        rehearsed = upgrade;
    }

    /** Opens the gates: who waits is called again, and who arrives at a new body runs it. */
    public void commit(long upgrade) {
        open(upgrade);
    }

    /** Opens the gates, after the old code was put back: who waits or arrives late is called again. */
    public void rollBack(long upgrade) {
        try {
            rolledBack.add(upgrade);
        } finally {
            open(upgrade);
        }
    }

    /**
     * Opens the gates although they could not be taken out of all bodies: whoever waits or arrives goes on in the body at
     * hand, as calling it again might lead back to it for ever.
     */
    public void abandon(long upgrade) {
        try {
            abandoned.add(upgrade);
        } finally {
            open(upgrade);
        }
    }

    private synchronized void open(long upgrade) {
        if (shut == null || shut.upgrade() != upgrade) {
            throw new IllegalStateException("the gates of upgrade " + upgrade + " are not shut");
        }
        shut = null;
        // There is no way back from here, and nobody may be left waiting: where memory is at its end, others free some.
        for (int tries = 0; tries < WAKING; tries++) {
            try {
                sealed.clear();
                arrivals.values().forEach(arrival -> LockSupport.unpark(arrival.thread()));
                return;
            } catch (RuntimeException | Error e) {
                LockSupport.parkNanos(this, PAUSE);
            }
        }
    }

    /** From now on this is asked at the gates of {@link Sentry#KEY}; null for nobody. */
    public void post(Sentry posted) {
        sentry = posted;
    }

    /** Lets a thread through all gates: it carries the upgrade out. */
    public void exempt(Thread thread) {
        exempt.add(thread);
    }

    /** Takes that back. */
    public void endExemption(Thread thread) {
        exempt.removeIf(other -> other == thread);
    }

    /** What {@link dev.molt.boot.Gate#arrive} asks. */
    public boolean arrive(long key, Class<?> owner, Object monitor) {
        if (key == Sentry.KEY) {
            Sentry posted = sentry;
            if (posted != null) {
                posted.arrive(owner);
            }
            return false;
        }
        long upgrade = key >> 1;
        if (announced == upgrade) {
            return false;
        }
        Shut now = shut;
        if (now == null || now.upgrade() != upgrade) {
            return afterwards(key);
        }
        if (isExempt(Thread.currentThread())) {
            return false;
        }
        long number = arrived.incrementAndGet();
        Arrival arrival = new Arrival();
        arrivals.put(number, arrival);
        try {
            arrival.looksBelow(owner, now);
            return !passes(arrival) && comesBack(key, now, arrival, monitor);
        } catch (RuntimeException | LinkageError e) {
            // A fault of ours is none of the application's, but what it meets behind the gate is half changed.
            return comesBack(key, now);
        } finally {
            arrivals.remove(number);
        }
    }

    /**
     * Waits, with nothing known of the thread; true if the method has to be called again. It counts as inside: if the
     * drain cannot do without it, that runs out of time, and the gates open.
     */
    private boolean comesBack(long key, Shut now) {
        // Whether its caller has locked a monitor as well nobody knows: it keeps all that it has.
        Pause pause = new Parking();
        while (shut == now) {
            pause.once();
        }
        pause.end();
        return afterwards(key);
    }

    /** Waits; true if the method has to be called again. */
    private boolean comesBack(long key, Shut now, Arrival arrival, Object monitor) {
        List<Level> stack = ownStack.get();
        Pause pause = Pause.of(monitor, stack);
        arrival.notes(stack, monitor);
        try {
            while (shut == now && !passes(arrival)) {
                pause.once();
            }
            return shut != now && afterwards(key);
        } finally {
            pause.end();
        }
    }

    private boolean afterwards(long key) {
        boolean old = (key & 1) == 0;
        return (old || rolledBack.contains(key >> 1)) && !abandoned.contains(key >> 1);
    }

    private boolean passes(Arrival arrival) {
        return arrival.passes(sealed.contains(new SameThread(arrival.thread())));
    }

    /** The objects that the stacks of waiting threads hold, perhaps nobody else. */
    public List<Object> held() {
        return arrivals.values().stream().filter(Arrival::isNoted).flatMap(arrival -> arrival.held().stream()).toList();
    }

    /** The objects whose constructors wait: they have no state yet. */
    public Set<Object> unborn() {
        return arrivals.values().stream()
                .filter(Arrival::isNoted)
                .map(Arrival::unborn)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    /** True while the gates of an upgrade are shut. */
    public boolean isShut(long upgrade) {
        Shut now = shut;
        return now != null && now.upgrade() == upgrade;
    }

    /** The threads that are kept at gates which are shut. */
    public Set<Thread> kept() {
        return shut == null ? Set.of() : waiting().keySet();
    }

    /** Those of them with no class below that is gated, and at the gates of which classes: there they run nothing yet. */
    public Map<Thread, Class<?>> outside() {
        Map<Thread, Class<?>> outside = new IdentityHashMap<>();
        if (shut != null) {
            waiting().forEach((thread, arrival) -> {
                if (!arrival.isNested()) {
                    outside.put(thread, arrival.owner());
                }
            });
        }
        return outside;
    }

    /** True if the thread passes all gates. */
    boolean isExempt(Thread thread) {
        return exempt.stream().anyMatch(other -> other == thread);
    }

    /** The classes that must not be running, while the gates are shut. */
    Set<Class<?>> drained() {
        Shut now = shut;
        if (now == null) {
            throw new IllegalStateException("the gates are open: nothing drains");
        }
        return now.drained();
    }

    /** The threads that wait; none of them goes on by itself. */
    Map<Thread, Arrival> waiting() {
        Map<Thread, Arrival> waiting = new IdentityHashMap<>();
        arrivals.values().stream().filter(arrival -> arrival.isNoted() && !passes(arrival))
                .forEach(arrival -> waiting.put(arrival.thread(), arrival));
        return waiting;
    }

    /** A thread's, if it is at a gate. */
    Optional<Arrival> arrival(Thread thread) {
        return arrivals.values().stream().filter(arrival -> arrival.thread() == thread).findFirst();
    }

    /** Lets one that waits go on in the body at hand. */
    void admit(Arrival arrival) {
        arrival.admit();
        sealed.remove(new SameThread(arrival.thread()));
        LockSupport.unpark(arrival.thread());
    }

    /** Lets a thread that is inside of drained classes finish, but not enter them anew. */
    void seal(Thread thread) {
        sealed.add(new SameThread(thread));
    }

    /** Takes that back. */
    void unseal(Thread thread) {
        if (sealed.remove(new SameThread(thread))) {
            LockSupport.unpark(thread);
        }
    }

    /** Takes all that back. */
    void unsealAll() {
        sealed.clear();
        arrivals.values().forEach(arrival -> LockSupport.unpark(arrival.thread()));
    }
}
