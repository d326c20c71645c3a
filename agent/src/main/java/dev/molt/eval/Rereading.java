package dev.molt.eval;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Collection;

/** Has the JVM read loaded classes anew, all but those whose static initialiser failed: for one such it refuses all. */
final class Rereading {

    private Rereading() {}

    static void of(Instrumentation instrumentation, Collection<Class<?>> types) throws UnmodifiableClassException {
        if (types.isEmpty()) {
            return;
        }
        try {
            instrumentation.retransformClasses(types.toArray(Class<?>[]::new));
        } catch (InternalError e) {
            for (Class<?> type : types) {
                ofOne(instrumentation, type);
            }
        }
    }

    private static void ofOne(Instrumentation instrumentation, Class<?> type) throws UnmodifiableClassException {
        try {
            instrumentation.retransformClasses(type);
        } catch (InternalError e) {
            // No code of it ever runs.
        }
    }
}
