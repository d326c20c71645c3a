package dev.molt.testing;

import dev.molt.boot.Services;

/**
 * An agent for tests.
 *
 * @param statics what becomes of static finals
 * @param arrivals what answers at the gate
 */
public record FakeServices(Statics statics, Arrivals arrivals) implements Services {

    /** An agent without gates. */
    public static FakeServices writing(Statics statics) {
        return new FakeServices(statics, (key, owner, monitor) -> {
            throw new AssertionError("arrived at " + owner);
        });
    }

    /** An agent with gates only. */
    public static FakeServices at(Arrivals arrivals) {
        return new FakeServices((owner, name, value) -> {
            throw new AssertionError("wrote " + owner + "." + name);
        }, arrivals);
    }

    @Override
    public void putStaticFinal(Class<?> owner, String name, Object value) {
        statics.put(owner, name, value);
    }

    @Override
    public boolean arrive(long key, Class<?> owner, Object monitor) {
        return arrivals.arrive(key, owner, monitor);
    }

    /** Takes static finals. */
    public interface Statics {

        /** Takes one. */
        void put(Class<?> owner, String name, Object value);
    }

    /** Answers arrivals. */
    public interface Arrivals {

        /** Answers one: true to be called again. */
        boolean arrive(long key, Class<?> owner, Object monitor);
    }
}
