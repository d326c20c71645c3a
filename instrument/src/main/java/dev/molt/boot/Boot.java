package dev.molt.boot;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/** The slot through which rewritten code, of whatever loader, reaches the agent. */
public final class Boot {

    private static volatile Services services;

    private Boot() {
    }

    /** Puts the agent into the slot; null takes it out. */
    public static void connect(Services agent) {
        services = agent;
    }

    /**
     * The agent.
     *
     * @throws IllegalStateException if no agent is in the slot
     */
    public static Services services() {
        Services agent = services;
        if (agent == null) {
            throw new IllegalStateException("no Molt agent is connected");
        }
        return agent;
    }

    /** A field that the JVM has; where no agent is, reflection shows all of them. */
    static Field loadedField(Class<?> owner, String name) throws NoSuchFieldException {
        Services agent = services;
        return agent == null ? owner.getDeclaredField(name) : agent.loadedField(owner, name);
    }

    /** A constructor that the JVM has. */
    static Constructor<?> loadedConstructor(Class<?> owner, Class<?>... parameters) throws NoSuchMethodException {
        Services agent = services;
        return agent == null ? owner.getDeclaredConstructor(parameters) : agent.loadedConstructor(owner, parameters);
    }
}
