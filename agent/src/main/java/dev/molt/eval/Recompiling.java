package dev.molt.eval;

import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Has the JVM link and compile loaded classes anew, by giving them the code that they have. */
final class Recompiling {

    private final Tools tools;
    private final ClassLoader loader;
    private final Function<String, Optional<byte[]>> given;

    /**
     * Of classes.
     *
     * @param given what a class of the loader was given; empty for one that is as the JVM loaded it
     */
    Recompiling(Tools tools, ClassLoader loader, Function<String, Optional<byte[]>> given) {
        this.tools = tools;
        this.loader = loader;
        this.given = given;
    }

    /**
     * Of all these classes.
     *
     * @param what they have taken in, for the message
     */
    void of(Collection<Class<?>> classes, String what) throws EvaluationException {
        Map<Class<?>, byte[]> changed = new HashMap<>();
        List<Class<?>> others = new ArrayList<>();
        for (Class<?> type : classes) {
            Optional<byte[]> bytes = type.getClassLoader() == loader ? given.apply(type.getName()) : Optional.empty();
            bytes.ifPresentOrElse(present -> changed.put(type, present), () -> others.add(type));
        }
        tools.redefinition().redefine(changed);
        try {
            Rereading.of(tools.instrumentation(), others);
        } catch (UnmodifiableClassException | LinkageError e) {
            throw new EvaluationException("what reads " + what + " cannot be compiled anew: " + e, e);
        }
    }
}
