package dev.molt.reflect;

import dev.molt.boot.Body;
import dev.molt.boot.Boot;
import dev.molt.jdk.Jdk;
import dev.molt.reshape.AccessClass;
import dev.molt.reshape.Definition;
import dev.molt.reshape.JdkPatches;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Makes the JDK's reflection ask Molt. */
final class Patching {

    private static final String REFLECT = "jdk.internal.reflect";

    private final Jdk jdk;
    private final Instrumentation instrumentation;

    Patching(Jdk jdk, Instrumentation instrumentation) {
        this.jdk = jdk;
        this.instrumentation = instrumentation;
    }

    /** Once and for all. */
    void patch() throws ReflectiveOperationException {
        new JdkBodies(instrumentation, JdkPatches.CLASSES, "the JDK's reflection cannot be changed").patch();
    }

    /** What uses members; its class is made now. */
    Accesses accesses() throws ReflectiveOperationException {
        Module boot = Boot.class.getModule();
        instrumentation.redefineModule(Object.class.getModule(), Set.of(boot), Map.of(REFLECT, Set.of(boot)), Map.of(),
                Set.of(), Map.of());
        Definition made = AccessClass.definition();
        Class<?> type;
        try {
            type = Class.forName(made.name(), true, null);
        } catch (ClassNotFoundException e) {
            type = jdk.define(null, made.name(), made.bytes(), null);
        }
        return new Accesses(type.getConstructor(Body.class));
    }
}
