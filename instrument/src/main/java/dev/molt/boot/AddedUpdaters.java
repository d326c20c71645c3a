package dev.molt.boot;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Makes updaters for code that may ask for one of a field that was added to a loaded class, and for code that runs
 * outside of the class that it was written in, whose rights the JDK's own updaters would not know.
 */
public final class AddedUpdaters {

    private AddedUpdaters() {
    }

    /** As {@link AtomicIntegerFieldUpdater#newUpdater}. */
    public static AtomicIntegerFieldUpdater<?> ofInt(Class<?> owner, String name, Lookup caller, String table) {
        Updates updates = Updates.of(owner, name, int.class, caller, table);
        return updates != null ? new IntUpdater(updates)
                : (AtomicIntegerFieldUpdater<?>) jdk(caller, AtomicIntegerFieldUpdater.class, owner, name);
    }

    /** As {@link AtomicLongFieldUpdater#newUpdater}. */
    public static AtomicLongFieldUpdater<?> ofLong(Class<?> owner, String name, Lookup caller, String table) {
        Updates updates = Updates.of(owner, name, long.class, caller, table);
        return updates != null ? new LongUpdater(updates)
                : (AtomicLongFieldUpdater<?>) jdk(caller, AtomicLongFieldUpdater.class, owner, name);
    }

    /** As {@link AtomicReferenceFieldUpdater#newUpdater}. */
    public static AtomicReferenceFieldUpdater<?, ?> ofReference(Class<?> owner, Class<?> type, String name,
            Lookup caller, String table) {
        Updates updates = Updates.of(owner, name, type, caller, table);
        return updates != null ? new ReferenceUpdater(updates)
                : (AtomicReferenceFieldUpdater<?, ?>) jdk(caller, AtomicReferenceFieldUpdater.class, owner, type, name);
    }

    /** With the caller's own rights. */
    private static Object jdk(Lookup caller, Class<?> kind, Object... arguments) {
        MethodType type = arguments.length == 2 ? MethodType.methodType(kind, Class.class, String.class)
                : MethodType.methodType(kind, Class.class, Class.class, String.class);
        try {
            return caller.findStatic(kind, "newUpdater", type).invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }
}
