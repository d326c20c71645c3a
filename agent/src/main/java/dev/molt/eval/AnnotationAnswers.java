package dev.molt.eval;

import dev.molt.jdk.AnnotationMemory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an annotation that exists is to answer when the elements of its type are others: what it was made with, and for
 * all else what one would that is made now.
 */
final class AnnotationAnswers {

    private final Map<String, Class<?>> elements;
    private final Map<String, Object> oldDefaults;
    private final Map<String, Object> defaults;

    /**
     * Of one annotation type.
     *
     * @param before what was known of it
     * @param after what is known of it now
     */
    AnnotationAnswers(AnnotationMemory memory, Object before, Object after) {
        this.elements = memory.elements(after);
        this.oldDefaults = memory.defaults(before);
        this.defaults = memory.defaults(after);
    }

    /** Of one of which nobody knows where it was: with the defaults, in the order in which the JDK has them. */
    Map<String, Object> of(Map<String, Object> had) {
        return of(had, defaults);
    }

    /** Of one in whose place there is now one that answers this. */
    Map<String, Object> of(Map<String, Object> had, Map<String, Object> given) {
        Map<String, Object> answers = new LinkedHashMap<>(given);
        had.forEach((name, value) -> {
            boolean found = isMissing(value) && given != defaults && given.containsKey(name);
            if (stays(name, value) && !found) {
                answers.put(name, value);
            }
        });
        return answers;
    }

    /** True if an annotation answers the same where both were asked for the same. */
    boolean agree(Map<String, Object> had, Map<String, Object> other) {
        return had.entrySet().stream().filter(each -> stays(each.getKey(), each.getValue()))
                .allMatch(each -> Objects.deepEquals(each.getValue(), other.get(each.getKey())));
    }

    /** A value of a type that fits, and none that may only be the former default. */
    private boolean stays(String name, Object value) {
        boolean fits = elements.containsKey(name)
                && (elements.get(name).isInstance(value) || isMissing(value));
        Object old = oldDefaults.get(name);
        return fits && (old == null || !Objects.deepEquals(value, old) || Objects.deepEquals(old, defaults.get(name)));
    }

    /** True for what the JDK keeps where it did not find the value, as a constant of an enum that did not exist. */
    private static boolean isMissing(Object value) {
        return value.getClass().getName().endsWith("ExceptionProxy");
    }
}
