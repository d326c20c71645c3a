package dev.molt.boot;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/** Updates a field that the JDK's own updater does not find. */
final class LongUpdater extends AtomicLongFieldUpdater<Object> {

    private final Updates updates;

    LongUpdater(Updates updates) {
        this.updates = updates;
    }

    @Override
    public boolean compareAndSet(Object object, long expected, long value) {
        try {
            return (boolean) updates.compareAndSet().invokeExact(object, expected, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public boolean weakCompareAndSet(Object object, long expected, long value) {
        return compareAndSet(object, expected, value);
    }

    @Override
    public void set(Object object, long value) {
        try {
            updates.set().invokeExact(object, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public void lazySet(Object object, long value) {
        try {
            updates.lazySet().invokeExact(object, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public long get(Object object) {
        try {
            return (long) updates.get().invokeExact(object);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }
}
