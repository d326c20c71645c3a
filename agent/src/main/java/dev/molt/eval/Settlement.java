package dev.molt.eval;

import dev.molt.journal.Journal;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * What follows redefinitions by somebody else: finds out whether the JVM took them, lets those classes follow that call
 * what is new, and writes down what happened.
 */
public final class Settlement {

    private static final long PATIENCE_SECONDS = 10;

    private final Tools tools;
    private final ReentrantLock apart;
    private final Map<Class<?>, PendingChange> pending = new LinkedHashMap<>();
    private final List<PendingChange> superseded = new ArrayList<>();
    private Journal journal;
    private List<String> refused = List.of();
    private final BatchCode batch = new BatchCode();
    private volatile boolean settling;
    private volatile Thread follower;

    Settlement(Tools tools, ReentrantLock apart) {
        this.tools = tools;
        this.apart = apart;
    }

    /** From now on it is written down there. */
    public synchronized void tell(Journal written) {
        journal = written;
    }

    /** Why the latest that were refused were refused. */
    public synchronized List<String> refused() {
        return refused;
    }

    /** What is read for the classes that are under way. */
    BatchCode batch() {
        return batch;
    }

    boolean isSettling() {
        return settling;
    }

    /** True for the thread of this, which may keep others away. */
    boolean isFollower(Thread thread) {
        return follower == thread;
    }

    /** Notes one that the JVM is not asked about. */
    void refuse(String reason) {
        write("failed", reason);
        synchronized (this) {
            refused = List.of(reason);
        }
    }

    /** The class files that a thread has brought in what it is still doing. */
    synchronized Map<Class<?>, byte[]> underWay(ClassLoader loader, Thread thread) {
        Map<Class<?>, byte[]> given = new HashMap<>();
        pending.forEach((type, change) -> {
            if (type.getClassLoader() == loader && change.isOf(thread)) {
                given.put(type, change.change().given());
            }
        });
        return given;
    }

    /** Waits until nothing is open; not for ever, as who began it may be held up by a debugger. */
    public synchronized void await() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            for (long left = PATIENCE_SECONDS * 1_000; settling && left > 0;
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes one that the JVM is about to decide. */
    synchronized void add(PendingChange change) {
        PendingChange before = pending.put(change.type(), change);
        if (before != null) {
            superseded.add(before);
        }
        if (!settling) {
            Thread thread = new Thread(null, this::settle, "molt-settlement", 0, false);
            thread.setDaemon(true);
            thread.start();
            settling = true;
        }
    }

    /** Called when the JVM has a class read anew: what was open for it is decided by now. */
    synchronized void decide(Class<?> type) {
        PendingChange change = pending.get(type);
        if (change != null) {
            change.decide(tools);
        }
    }

    /** Notes what the JVM has taken already: a class that is loaded now may call what is new. */
    synchronized void look() {
        open().forEach(change -> change.decideIfTaken(tools));
    }

    private void settle() {
        List<PendingChange> open = open();
        while (!open.isEmpty()) {
            List<PendingChange> all = open;
            try {
                awaitJvm(open);
                all = open();
                follow(all);
                tell(all);
            } catch (RuntimeException | Error e) {
                // Nobody is left to tell: the journal failed, or the JVM is short of something.
            }
            // In any case: what stayed open would slow down all loading of classes, and every upgrade, for ever.
            open = close(all);
        }
    }

    private void follow(List<PendingChange> all) {
        // Before the lock is taken: who finds it held has to know at once by whom.
        follower = Thread.currentThread();
        apart.lock();
        try {
            all.forEach(change -> change.decide(tools));
            new Aftermath(tools).of(all.stream().filter(PendingChange::runs).toList());
            // The JVM has refused these; their loops go on where they did.
            all.stream().filter(change -> !change.runs()).forEach(change ->
                    new Continuations(tools, change.type().getClassLoader()).lead(change.name()));
        } catch (Exception | Error e) {
            write("failed", EvaluationException.reason(e));
        } finally {
            apart.unlock();
            follower = null;
        }
    }

    private synchronized List<PendingChange> open() {
        List<PendingChange> open = new ArrayList<>(superseded);
        open.addAll(pending.values());
        return open;
    }

    private synchronized List<PendingChange> close(Collection<PendingChange> done) {
        superseded.removeAll(done);
        pending.values().removeAll(done);
        List<PendingChange> open = open();
        settling = !open.isEmpty();
        if (!settling) {
            batch.forget();
        }
        notifyAll();
        return open;
    }

    /** The JVM lets nobody touch a class that somebody redefines: when it has us read them, it is done with them. */
    private void awaitJvm(List<PendingChange> changes) {
        Set<Class<?>> types = changes.stream().map(PendingChange::type).collect(Collectors.toSet());
        try {
            Rereading.of(tools.instrumentation(), types);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
            // It was for the wait only.
        }
    }

    private void tell(List<PendingChange> changes) {
        String taken = changes.stream().filter(PendingChange::runs).map(PendingChange::name).sorted().distinct()
                .collect(Collectors.joining(", "));
        if (!taken.isEmpty()) {
            write("ok", taken + " changed by somebody else");
        }
        List<String> reasons = changes.stream()
                .filter(change -> !change.refusal().isEmpty())
                .map(change -> change.name() + ": " + change.refusal())
                .toList();
        reasons.forEach(reason -> write("failed", reason));
        synchronized (this) {
            refused = reasons;
        }
    }

    void write(String outcome, String detail) {
        Journal written;
        synchronized (this) {
            written = journal;
        }
        if (written != null) {
            written.write(0, "other", outcome, detail);
        }
    }
}
