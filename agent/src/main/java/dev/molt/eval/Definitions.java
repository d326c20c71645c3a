package dev.molt.eval;

import dev.molt.boot.StackRoom;
import dev.molt.reshape.JdkPatches;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;

/**
 * Lets the definition of a class overflow where its transformers would: the JVM swallows what they throw, and the class
 * would come up as if there were none.
 *
 * <p>The JDK is left alone until there is something that classes have to come up as.
 */
final class Definitions implements ClassFileTransformer {

    private final Instrumentation instrumentation;
    private boolean done;

    /** @param done true to leave it out */
    Definitions(Instrumentation instrumentation, boolean done) {
        this.instrumentation = instrumentation;
        this.done = done;
    }

    /** From now on it is so, for as long as the JVM runs. */
    synchronized void needRoom() throws EvaluationException {
        if (done) {
            return;
        }
        Set<Module> boot = Set.of(StackRoom.class.getModule());
        instrumentation.redefineModule(Object.class.getModule(), boot, Map.of(), Map.of(), Set.of(), Map.of());
        instrumentation.addTransformer(this, true);
        try {
            instrumentation.retransformClasses(ClassLoader.class);
            done = true;
        } catch (UnmodifiableClassException | RuntimeException | Error e) {
            instrumentation.removeTransformer(this);
            throw new EvaluationException("class loaders cannot be made to look at the stack: " + e, e);
        }
    }

    @Override
    public byte[] transform(Module module, ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain,
            byte[] bytes) {
        return loader == null && redefined != null && JdkPatches.LOADER.equals(name) ? JdkPatches.patch(bytes) : null;
    }
}
