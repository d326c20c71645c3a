package dev.molt.codechange;

import dev.molt.classfile.FieldShape;
import java.util.Map;
import java.util.Optional;

/** Finds the expression that makes of any value of one field's type the same value of another's, where nobody has to decide. */
final class Widenings {

    /** Those of Java's that lose no digit: not {@code int} to {@code float}, nor {@code long} to either. */
    private static final Map<Character, String> LOSSLESS =
            Map.of('B', "SIJFD", 'S', "IJFD", 'C', "IJFD", 'I', "JD", 'F', "D");

    private static final Map<Character, String> BOXES = Map.of(
            'Z', "Boolean", 'B', "Byte", 'S', "Short", 'C', "Character", 'I', "Integer", 'J', "Long", 'F', "Float",
            'D', "Double");

    private Widenings() {}

    /**
     * The expression, if there is one; what an object is assigned to is for the compiler to tell, which knows supertypes. Unboxing
     * is none, as it fails for null.
     */
    static Optional<String> expression(FieldShape from, FieldShape to) {
        char one = from.descriptor().charAt(0);
        char other = to.descriptor().charAt(0);
        boolean wasObject = isReference(one);
        boolean isObject = isReference(other);
        if (!wasObject && isObject) {
            return Optional.of("java.lang." + BOXES.get(one) + ".valueOf(" + from.name() + ")");
        } else if (wasObject && isObject || LOSSLESS.getOrDefault(one, "").indexOf(other) >= 0) {
            return Optional.of(from.name());
        }
        return Optional.empty();
    }

    private static boolean isReference(char first) {
        return first == 'L' || first == '[';
    }
}
