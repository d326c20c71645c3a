package dev.molt.eval;

import dev.molt.boot.StackRoom;
import dev.molt.reflect.JdkBodies;
import dev.molt.reshape.JdkPatches;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * Lets the definition of a class overflow where its transformers would: the JVM swallows what they throw, and the class
 * would come up as if there were none.
 *
 * <p>The JDK is left alone until there is something that classes have to come up as.
 */
final class Definitions {

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
        try {
            new JdkBodies(instrumentation, Set.of(JdkPatches.LOADER), "class loaders cannot be made to look at the stack").patch();
            done = true;
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException(e.getMessage(), e);
        }
    }
}
