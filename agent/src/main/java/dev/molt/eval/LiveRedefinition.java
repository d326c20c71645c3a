package dev.molt.eval;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Redefines through the JVM, and checks that each class arrived there as asked.
 *
 * <p>What an agent that started after Molt and can retransform does to it is not seen: the JVM asks it last.
 */
final class LiveRedefinition implements Redefinition {

    private final Instrumentation instrumentation;
    private final ReleaseTransformer transformer;
    private boolean practised;

    LiveRedefinition(Instrumentation instrumentation, ReleaseTransformer transformer) {
        this.instrumentation = instrumentation;
        this.transformer = transformer;
    }

    @Override
    public void redefine(Map<Class<?>, byte[]> classes) throws EvaluationException {
        check(classes, handOver(classes));
    }

    @Override
    public void restore(Map<Class<?>, byte[]> classes) throws EvaluationException {
        handOver(classes);
    }

    /** In a JVM that Molt was attached to, the first redefinition throws all compiled code away. */
    @Override
    public void practise(Class<?> type) {
        if (practised) {
            return;
        }
        practised = true;
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | InternalError | LinkageError e) {
            // It was for the practice only: the redefinition that follows will tell.
        }
    }

    /** Gives what came of each class on its way to the JVM. */
    private synchronized Map<Class<?>, Boolean> handOver(Map<Class<?>, byte[]> classes) throws EvaluationException {
        try {
            return handOverAll(classes);
        } catch (InternalError e) {
            transformer.refused();
            Map<Class<?>, byte[]> alive = new LinkedHashMap<>(classes);
            alive.keySet().removeIf(this::isDead);
            if (alive.size() == classes.size()) {
                throw new EvaluationException("the JVM refused the new classes: " + reason(e, classes), e);
            }
            Map<Class<?>, Boolean> arrived = new HashMap<>(handOverAll(alive));
            classes.keySet().forEach(type -> arrived.putIfAbsent(type, true));
            return arrived;
        }
    }

    /** True for a class whose static initialiser failed: no code of it ever runs, and the JVM does not redefine it. */
    private boolean isDead(Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
            return false;
        } catch (InternalError e) {
            return true;
        } catch (UnmodifiableClassException | LinkageError e) {
            return false;
        }
    }

    private Map<Class<?>, Boolean> handOverAll(Map<Class<?>, byte[]> classes) throws EvaluationException {
        if (classes.isEmpty()) {
            return Map.of();
        }
        ClassDefinition[] definitions = classes.entrySet().stream()
                .map(entry -> new ClassDefinition(entry.getKey(), entry.getValue()))
                .toArray(ClassDefinition[]::new);
        practised = true;
        transformer.expect(classes);
        try {
            instrumentation.redefineClasses(definitions);
        } catch (Exception | LinkageError e) {
            transformer.refused();
            throw new EvaluationException("the JVM refused the new classes: " + reason(e, classes), e);
        }
        return transformer.arrived();
    }

    private static void check(Map<Class<?>, byte[]> asked, Map<Class<?>, Boolean> arrived) throws EvaluationException {
        for (Class<?> type : asked.keySet()) {
            Boolean unchanged = arrived.get(type);
            if (unchanged == null) {
                throw new EvaluationException(type.getName() + " never reached the JVM");
            }
            if (!unchanged) {
                throw new EvaluationException("another agent's transformer changed " + type.getName()
                        + " on its way to the JVM, so that what runs is not what was asked for;"
                        + " remove that agent, or exclude the class from it");
            }
        }
    }

    private static String reason(Throwable failure, Map<Class<?>, byte[]> classes) {
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .replace("class redefinition failed: ", "");
        return failure instanceof VerifyError ? Verification.failure(classes).orElse(reason) : reason;
    }
}
