package dev.molt.eval;

import dev.molt.boot.FirstTouch;
import dev.molt.boot.Holder;
import dev.molt.boot.MigrationFailed;
import dev.molt.boot.SideTable;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Transforms objects of one module one by one, each once: ahead of the change, while the application runs and does not see
 * what they are given, or when the new version first touches them.
 *
 * <p>What an object is given becomes visible all at once, and nothing of what it had is written: so an upgrade that fails leaves
 * it as it was.
 */
final class FirstTouchMigration implements FirstTouch {

    private static final int LOCKS = 64;

    private final String module;
    private final HolderHandles holders;
    private final List<Given> given;
    private final List<Needed> needed;
    private final int generation;
    private final Object[] locks = new Object[LOCKS];
    private final SideTable failures = new SideTable();
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
        this.generation = holders.make().generation();
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

    @Override
    public Object holder(Object target) {
        synchronized (locks[System.identityHashCode(target) & LOCKS - 1]) {
            while (true) {
                Object found = holders.at(target);
                if (holders.isOwn(found)) {
                    return found;
                } else if (found instanceof Holder other && other.generation() > generation) {
                    // Old code that still runs: what it reads and writes is gone.
                    return holders.make();
                }
                if (holders.isOwn(holders.put(target, found, filledOrFailed(target)))) {
                    touched.incrementAndGet();
                }
            }
        }
    }

    private Holder filledOrFailed(Object target) {
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

    private Holder filled(Object target) throws Throwable {
        Holder holder = holders.make();
        for (Given each : given) {
            Object value = (Object) each.value().invokeExact(target);
            each.field().invokeExact((Object) holder, value);
        }
        return holder;
    }

    /** What became of the objects until now. */
    Migrating report() {
        return new Migrating(module, ahead.get(), touched.get(), failed.get(), failure.get());
    }
}
