package dev.molt.testing;

import dev.molt.boot.Services;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;

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

    /** An agent that only makes handles. */
    public static FakeServices handles() {
        return writing((owner, name, value) -> {
            throw new AssertionError("wrote " + owner + "." + name);
        });
    }

    @Override
    public VarHandle filtered(VarHandle handle, MethodHandle filter) {
        HotSpot.instrumentation().redefineModule(Object.class.getModule(), Set.of(), Map.of(),
                Map.of("java.lang.invoke", Set.of(FakeServices.class.getModule())), Set.of(), Map.of());
        try {
            Method method = Class.forName("java.lang.invoke.VarHandles")
                    .getDeclaredMethod("filterCoordinates", VarHandle.class, int.class, MethodHandle[].class);
            method.setAccessible(true);
            return (VarHandle) method.invoke(null, handle, 0, new MethodHandle[] {filter});
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
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
