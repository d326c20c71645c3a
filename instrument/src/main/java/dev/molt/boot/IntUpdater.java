package dev.molt.boot;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/** Updates a field that the JDK's own updater does not find. */
final class IntUpdater extends AtomicIntegerFieldUpdater<Object> {

    private final Updates updates;

    IntUpdater(Updates updates) {
        this.updates = updates;
    }

    @Override
    public boolean compareAndSet(Object object, int expected, int value) {
        try {
            return (boolean) updates.compareAndSet().invokeExact(object, expected, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public boolean weakCompareAndSet(Object object, int expected, int value) {
        return compareAndSet(object, expected, value);
    }

    @Override
    public void set(Object object, int value) {
        try {
            updates.set().invokeExact(object, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public void lazySet(Object object, int value) {
        try {
            updates.lazySet().invokeExact(object, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public int get(Object object) {
        try {
            return (int) updates.get().invokeExact(object);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }
}
