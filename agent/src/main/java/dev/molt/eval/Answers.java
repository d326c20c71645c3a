package dev.molt.eval;

import dev.molt.boot.Reflective;
import dev.molt.boot.Services;
import dev.molt.jdk.Jdk;
import dev.molt.reflect.Reflections;
import dev.molt.suspend.Gatekeeper;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/**
 * What rewritten code gets when it asks the agent.
 *
 * @param statics writes static finals
 * @param gatekeeper answers at gates
 * @param reflections answers the JDK's reflection
 * @param jdk makes handles that only it can
 * @param clones looks after clones
 */
record Answers(StaticFinalWriter statics, Gatekeeper gatekeeper, Reflections reflections, Jdk jdk, ClonedHolders clones)
        implements Services {

    @Override
    public Reflective reflective() {
        return reflections.reflective();
    }

    @Override
    public void putStaticFinal(Class<?> owner, String name, Object value) {
        statics.putStaticFinal(owner, name, value);
    }

    @Override
    public Field loadedField(Class<?> owner, String name) throws NoSuchFieldException {
        return jdk.loadedField(owner, name);
    }

    @Override
    public Constructor<?> loadedConstructor(Class<?> owner, Class<?>... parameters) throws NoSuchMethodException {
        return jdk.loadedConstructor(owner, parameters);
    }

    @Override
    public void cloned(Object from, Object to) {
        clones.apart(from, to);
    }

    @Override
    public VarHandle filtered(VarHandle handle, MethodHandle filter) {
        return jdk.filtered(handle, filter);
    }

    @Override
    public boolean arrive(long key, Class<?> owner, Object monitor) {
        return gatekeeper.arrive(key, owner, monitor);
    }
}
