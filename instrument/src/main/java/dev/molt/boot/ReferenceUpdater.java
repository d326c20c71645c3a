package dev.molt.boot;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** Updates a field that the JDK's own updater does not find. */
final class ReferenceUpdater extends AtomicReferenceFieldUpdater<Object, Object> {

    private final Updates updates;

    ReferenceUpdater(Updates updates) {
        this.updates = updates;
    }

    @Override
    public boolean compareAndSet(Object object, Object expected, Object value) {
        try {
            return (boolean) updates.compareAndSet().invokeExact(object, expected, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public boolean weakCompareAndSet(Object object, Object expected, Object value) {
        return compareAndSet(object, expected, value);
    }

    @Override
    public void set(Object object, Object value) {
        try {
            updates.set().invokeExact(object, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public void lazySet(Object object, Object value) {
        try {
            updates.lazySet().invokeExact(object, value);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }

    @Override
    public Object get(Object object) {
        try {
            return (Object) updates.get().invokeExact(object);
        } catch (Throwable e) {
            throw Updates.thrown(e);
        }
    }
}
