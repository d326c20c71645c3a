package dev.molt.draft;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.code.ClassSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The expressions that make a value of one type from one of another. */
final class Conversions {

    private static final String NUMBERS = "BSCIJFD";
    private static final String STRING = "Ljava/lang/String;";
    private static final String OBJECT = "Ljava/lang/Object;";

    /** To what each type is widened, as in an assignment. */
    private static final Map<Character, String> WIDENED =
            Map.of('B', "SIJFD", 'S', "IJFD", 'C', "IJFD", 'I', "JFD", 'J', "FD", 'F', "D");

    private static final Map<Character, String> BOXES = Map.of(
            'Z', "java.lang.Boolean", 'B', "java.lang.Byte", 'S', "java.lang.Short", 'C', "java.lang.Character",
            'I', "java.lang.Integer", 'J', "java.lang.Long", 'F', "java.lang.Float", 'D', "java.lang.Double");

    private final ClassSet classes;

    /** Knows the classes of the version wanted. */
    Conversions(ClassSet classes) {
        this.classes = classes;
    }

    /**
     * How a value is converted.
     *
     * @param expression what to write, or to begin with
     * @param isWritten true if it stands in the file, false if a person has to write it
     * @param loss what it may do to values, or empty
     */
    record Conversion(String expression, boolean isWritten, String loss) {

        boolean isSafe() {
            return isWritten && loss.isEmpty();
        }
    }

    Conversion of(FieldShape from, FieldShape to) {
        char one = from.descriptor().charAt(0);
        char other = to.descriptor().charAt(0);
        String name = from.name();
        if (NUMBERS.indexOf(one) >= 0 && NUMBERS.indexOf(other) >= 0) {
            boolean widens = WIDENED.getOrDefault(one, "").indexOf(other) >= 0;
            String loss = widens ? "" : "a value that does not fit is cut by the cast";
            return new Conversion("(" + to.type() + ") " + name, true, loss);
        } else if (to.type().equals(BOXES.get(one))) {
            return new Conversion(simple(to.type()) + ".valueOf(" + name + ")", true, "");
        } else if (from.type().equals(BOXES.get(other))) {
            String value = name + " == null ? " + zero(other) + " : " + name + "." + to.type() + "Value()";
            return new Conversion(value, true, "null becomes " + zero(other));
        } else if (isSubtype(from, to)) {
            return new Conversion(name, true, "");
        } else if (isSubtype(to, from)) {
            return new Conversion(
                    "(" + to.type() + ") " + name, true, "a value that is none fails the cast, and everything is undone");
        }
        return to.descriptor().equals(STRING)
                ? new Conversion("String.valueOf(" + name + ")", false, "")
                : new Conversion("EXPRESSION", false, "");
    }

    /** True if a value of one type is one of the other, as far as the application's own classes tell. */
    private boolean isSubtype(FieldShape field, FieldShape wanted) {
        boolean isReference = "L[".indexOf(field.descriptor().charAt(0)) >= 0;
        return isReference && (wanted.descriptor().equals(OBJECT) || isSubtype(field.type(), wanted.type()));
    }

    private boolean isSubtype(String type, String wanted) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(type);
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(wanted)) {
                return true;
            }
            if (seen.add(next)) {
                classes.bytes(next).map(bytes -> ClassFile.of(next, bytes)).ifPresent(file -> {
                    open.addAll(file.interfaces());
                    open.add(file.superName());
                });
            }
        }
        return false;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static String zero(char type) {
        return type == 'Z' ? "false" : type == 'C' ? "(char) 0" : "0";
    }
}
