package dev.molt.reflect;

import dev.molt.boot.Body;
import dev.molt.boot.Boot;
import dev.molt.jdk.Jdk;
import dev.molt.reshape.AccessClass;
import dev.molt.reshape.Definition;
import dev.molt.reshape.JdkPatches;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the JDK's reflection ask Molt. */
final class Patching implements ClassFileTransformer {

    private static final String REFLECT = "jdk.internal.reflect";

    private final Jdk jdk;
    private final Instrumentation instrumentation;

    Patching(Jdk jdk, Instrumentation instrumentation) {
        this.jdk = jdk;
        this.instrumentation = instrumentation;
    }

    /** Stays for as long as the JVM runs: another agent's retransformation would begin with the JDK's own bytes. */
    void patch() throws ReflectiveOperationException {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : JdkPatches.CLASSES) {
            classes.add(Class.forName(name.replace('/', '.')));
        }
        instrumentation.addTransformer(this, true);
        try {
            instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            instrumentation.removeTransformer(this);
            throw new ReflectiveOperationException("the JDK's reflection cannot be changed: " + e, e);
        }
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

    @Override
    public byte[] transform(Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain,
            byte[] bytes) {
        return loader == null && redefined != null && JdkPatches.CLASSES.contains(name) ? JdkPatches.patch(bytes) : null;
    }
}
