package dev.molt.reflect;

import dev.molt.reshape.JdkPatches;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Patches loaded classes of the JDK by {@link JdkPatches}. The patches stay for as long as the JVM runs: another agent's
 * retransformation would begin with the JDK's own bytes.
 */
public final class JdkBodies implements ClassFileTransformer {

    private final Instrumentation instrumentation;
    private final Set<String> names;
    private final String failure;
    private final Set<String> lacking = ConcurrentHashMap.newKeySet();

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
        Class<?>[] all = classes.toArray(Class<?>[]::new);
        names.forEach(name -> lacking.add(unpatched(name)));
        instrumentation.addTransformer(this, true);
        try {
            instrumentation.retransformClasses(all);
            if (!lacking.isEmpty()) {
                instrumentation.removeTransformer(this);
                instrumentation.retransformClasses(all);
                throw new ReflectiveOperationException(failure + ": this JDK has " + String.join(", ", new TreeSet<>(lacking)));
            }
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            instrumentation.removeTransformer(this);
            throw new ReflectiveOperationException(failure + ": " + e, e);
        }
    }

    @Override
    public byte[] transform(Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain,
            byte[] bytes) {
        if (loader != null || redefined == null || !names.contains(name)) {
            return null;
        }
        // What is thrown here, the JDK swallows: then the class goes on lacking.
        JdkPatches.Patch patch = JdkPatches.patch(bytes);
        lacking.addAll(patch.missing());
        lacking.remove(unpatched(name));
        return patch.bytes();
    }

    private static String unpatched(String name) {
        return "no " + name.replace('/', '.') + " that Molt can read";
    }
}
