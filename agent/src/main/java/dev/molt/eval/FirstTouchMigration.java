package dev.molt.eval;

import dev.molt.boot.MigrationFailed;
import dev.molt.boot.SideTable;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Transforms objects of one module one by one, each once: ahead of the change, while the application runs and does not see
 * what they are given, or when the new version first touches them.
 *
 * <p>What an object is given becomes visible all at once, and nothing of what it had is written: so an upgrade that fails leaves
 * it as it was.
 */
final class FirstTouchMigration implements Function<Object, Object> {

    private static final int LOCKS = 64;

    private final String module;
    private final HolderHandles holders;
    private final List<Given> given;
    private final List<Needed> needed;
    private final int generation;
    private final Object[] locks = new Object[LOCKS];
    private final SideTable failures = new SideTable();
    private volatile List<ObjectField> released = List.of();
    private volatile boolean finished;
    private final AtomicLong ahead = new AtomicLong();
    private final AtomicLong touched = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<String> failure = new AtomicReference<>("");

    /**
     * A field of the holder.
     *
     * @param value takes the object and returns the field's value
     * @param field takes the holder and the value, and sets the field
     */
    record Given(MethodHandle value, MethodHandle field) {}

    /**
     * A final field that values are worked out from.
     *
     * @param getter takes the object
     * @param unset what it has until its constructor has set it
     */
    record Needed(MethodHandle getter, Object unset) {}

    /** Of one module. */
    FirstTouchMigration(String module, HolderHandles holders, List<Given> given, List<Needed> needed) {
        this.module = module;
        this.holders = holders;
        this.given = List.copyOf(given);
        this.needed = List.copyOf(needed);
        this.generation = HolderHandles.generation(holders.make());
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /**
     * Transforms an object before the new version runs; leaves it to its first touch if it may not be all made yet.
     *
     * @throws Throwable what the transform throws
     */
    void ahead(Object target) throws Throwable {
        for (Needed field : needed) {
            if (Objects.equals((Object) field.getter().invokeExact(target), field.unset())) {
                return;
            }
        }
        Object found = holders.at(target);
        if (!holders.isOwn(found) && holders.isOwn(holders.put(target, found, filled(target)))) {
            ahead.incrementAndGet();
        }
    }

    /**
     * The holder that an object has, or is given now.
     *
     * @throws MigrationFailed if the object cannot be transformed
     */
    @Override
    public Object apply(Object target) {
        synchronized (locks[System.identityHashCode(target) & LOCKS - 1]) {
            while (true) {
                Object found = holders.at(target);
                if (holders.isOwn(found)) {
                    return found;
                } else if (found != null && HolderHandles.generation(found) > generation) {
                    // Old code that still runs: what it reads and writes is gone.
                    return holders.make();
                }
                Object there = holders.put(target, found, filledOrFailed(target));
                if (holders.isOwn(there)) {
                    touched.incrementAndGet();
                    released.forEach(field -> field.set(target, null));
                    // Not what a look would find: old code may ask by a way that leads nowhere any more.
                    return there;
                }
            }
        }
    }

    /** Transforms an object unless that is done, or cannot be: the report counts it, and each touch tells. */
    void attempt(Object target) {
        try {
            apply(target);
        } catch (MigrationFailed e) {
            // What it has stays, as nobody knows what the transform may still need.
        }
    }

    /** Notes that all objects that can be found were transformed. */
    void finished() {
        finished = true;
    }

    /** True if objects may have been left to their first touch. */
    boolean isPending() {
        return !finished;
    }

    /** True if an object has been transformed. */
    boolean isDone(Object target) {
        return holders.isOwn(holders.at(target));
    }

    /** From now on, an object that is transformed lets go of these. */
    void release(List<ObjectField> fields) {
        released = List.copyOf(fields);
    }

    private Object filledOrFailed(Object target) {
        Throwable earlier = (Throwable) failures.get(target);
        if (earlier != null) {
            throw failure(target, earlier);
        }
        try {
            return filled(target);
        } catch (VirtualMachineError e) {
            // It may do better the next time.
            throw failure(target, e);
        } catch (Throwable e) {
            failures.exchange(target, null, e);
            failed.incrementAndGet();
            failure.compareAndSet("", e.toString());
            throw failure(target, e);
        }
    }

    private MigrationFailed failure(Object target, Throwable cause) {
        return new MigrationFailed("code_change of " + module + " threw " + cause + " for " + target.getClass().getName() + "@"
                + Integer.toHexString(System.identityHashCode(target)) + ", which is neither of the old version nor of the new",
                cause);
    }

    private Object filled(Object target) throws Throwable {
        Object holder = holders.make();
        for (Given each : given) {
            Object value = (Object) each.value().invokeExact(target);
            each.field().invokeExact(holder, value);
        }
        return holder;
    }

    /** What became of the objects until now. */
    Migrating report() {
        return new Migrating(module, ahead.get(), touched.get(), failed.get(), failure.get());
    }
}
