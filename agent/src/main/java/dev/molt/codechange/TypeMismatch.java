package dev.molt.codechange;

import dev.molt.classfile.FieldShape;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javassist.compiler.CompileError;

/** Thrown where an expression is of another type than the field that it is for. */
final class TypeMismatch extends CompileError {

    private static final Map<String, String> BOXES = Map.of(
            "boolean", "java.lang.Boolean", "byte", "java.lang.Byte", "char", "java.lang.Character",
            "short", "java.lang.Short", "int", "java.lang.Integer", "long", "java.lang.Long",
            "float", "java.lang.Float", "double", "java.lang.Double");

    private static final Set<String> NUMBERS = Set.of("byte", "char", "short", "int", "long", "float", "double");

    private final String found;
    private final String wanted;
    private final boolean mayBeOne;

    /** Takes the type found, and whether it is a supertype of the field's. */
    TypeMismatch(String found, FieldShape field, boolean mayBeOne, int line) {
        super(
                found.equals("void")
                        ? "it gives no value, and the field is of type " + field.type()
                        : "it is of type " + found + ", and the field of type " + field.type(),
                line);
        this.found = found;
        this.wanted = field.type();
        this.mayBeOne = mayBeOne;
    }

    /** What to make of the expression, if that is clear. */
    Optional<String> cure(String expression) {
        if (NUMBERS.contains(found) && NUMBERS.contains(wanted)) {
            return Optional.of("write (" + wanted + ") (" + expression + ")");
        }
        if (BOXES.containsKey(found) && isBoxFor()) {
            return Optional.of("write " + BOXES.get(found).substring("java.lang.".length()) + ".valueOf(" + expression
                    + "): values are not boxed here");
        }
        if (BOXES.containsKey(wanted) && BOXES.get(wanted).equals(found)) {
            return Optional.of("write (" + expression + ")." + wanted + "Value(): values are not unboxed here");
        }
        return mayBeOne ? Optional.of("write (" + wanted + ") (" + expression + ")") : Optional.empty();
    }

    private boolean isBoxFor() {
        return wanted.equals(BOXES.get(found)) || wanted.equals("java.lang.Object")
                || wanted.equals("java.lang.Number") && NUMBERS.contains(found) && !found.equals("char");
    }
}
