package dev.molt.eval;

import dev.molt.jdk.OwnStack;
import java.lang.instrument.ClassDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who has the JVM read a loaded class anew, as the stack of the thread tells on which the transformers are called.
 *
 * @param redefines true if it is certain that new code is brought, false if not that it is not
 * @param retransforms true if it is certain that none is
 * @param batch all class files that are brought together, where they are to be seen
 */
record Asking(boolean redefines, boolean retransforms, Map<Class<?>, byte[]> batch) {

    private static final String INSTRUMENTATION = "sun.instrument.InstrumentationImpl";

    /** A debugger's calls come from no Java code, but in threads of a name of their own. */
    private static final String DEBUGGER = "JDWP ";

    static Asking here(OwnStack stack) {
        for (OwnStack.Level level : stack.levels()) {
            if (level.type().getName().equals(INSTRUMENTATION)) {
                if (level.method().equals("retransformClasses")) {
                    return new Asking(false, true, Map.of());
                } else if (level.method().equals("redefineClasses")) {
                    return new Asking(true, false, batch(level.values()));
                }
            }
        }
        return new Asking(Thread.currentThread().getName().startsWith(DEBUGGER), false, Map.of());
    }

    private static Map<Class<?>, byte[]> batch(List<Object> values) {
        Map<Class<?>, byte[]> batch = new HashMap<>();
        for (Object value : values) {
            if (value instanceof ClassDefinition[] definitions) {
                for (ClassDefinition definition : definitions) {
                    batch.put(definition.getDefinitionClass(), definition.getDefinitionClassFile());
                }
            }
        }
        return batch;
    }
}
