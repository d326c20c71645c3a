package dev.molt.eval;

import java.util.Collection;

/**
 * Tells one object from others in a message, without calling its code.
 *
 * @param fields its fields, the first text among which may tell people which it is
 */
record ObjectText(Collection<ObjectField> fields) {

    String of(Object object) {
        return of(object, object);
    }

    /**
     * The same of an object that nothing is to be read from.
     *
     * @param copy has its fields
     */
    String of(Object object, Object copy) {
        String text = fields.stream()
                .filter(field -> field.get(copy) instanceof String)
                .findFirst()
                .map(field -> ", " + field.name() + " \"" + field.get(copy) + "\"")
                .orElse("");
        return object.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(object)) + text;
    }
}
