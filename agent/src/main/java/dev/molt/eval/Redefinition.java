package dev.molt.eval;

import java.util.Map;

/** One call that gives loaded classes new bytes: all of them, or none. */
interface Redefinition {

    /**
     * Redefines all classes at once.
     *
     * @throws EvaluationException if the JVM refuses, or a class came out differently than asked
     */
    void redefine(Map<Class<?>, byte[]> classes) throws EvaluationException;

    /** Has the JVM do once, with a class that stays as it is, what the first time takes long. */
    default void practise(Class<?> type) {}

    /**
     * The same on the way back, where it is right that another agent changes the old code as it did before.
     *
     * @throws EvaluationException if the JVM refuses
     */
    default void restore(Map<Class<?>, byte[]> classes) throws EvaluationException {
        redefine(classes);
    }
}
