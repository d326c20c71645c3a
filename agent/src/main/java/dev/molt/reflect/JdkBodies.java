package dev.molt.reflect;

import dev.molt.reshape.JdkPatches;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Patches loaded classes of the JDK by {@link JdkPatches}. The patches stay for as long as the JVM runs: another agent's
 * retransformation would begin with the JDK's own bytes.
 */
public final class JdkBodies implements ClassFileTransformer {

    private final Instrumentation instrumentation;
    private final Set<String> names;
    private final String failure;

    /**
     * Of some classes, which are left alone as yet.
     *
     * @param names their internal names
     * @param failure says what is not so if they cannot be patched
     */
    public JdkBodies(Instrumentation instrumentation, Set<String> names, String failure) {
        this.instrumentation = instrumentation;
        this.names = names;
        this.failure = failure;
    }

    /**
     * From now on they have patched bodies.
     *
     * @throws ReflectiveOperationException if the JVM refuses; nothing of it stays
     */
    public void patch() throws ReflectiveOperationException {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : names) {
            classes.add(Class.forName(name.replace('/', '.')));
        }
        instrumentation.addTransformer(this, true);
        try {
            instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            instrumentation.removeTransformer(this);
            throw new ReflectiveOperationException(failure + ": " + e, e);
        }
    }

    @Override
    public byte[] transform(Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain,
            byte[] bytes) {
        return loader == null && redefined != null && names.contains(name) ? JdkPatches.patch(bytes) : null;
    }
}
