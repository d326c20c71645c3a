package dev.molt.diff;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.classfile.MethodShape;

/** What people changed in the source where a member changed that nobody wrote. */
final class CompilerMade {

    private static final int SYNTHETIC = 0x1000;
    private static final int BRIDGE = 0x40;

    private CompilerMade() {
    }

    /** The cause behind a field, or the empty string for one that people wrote. */
    static String field(FieldShape field, boolean removed) {
        if ((field.access() & SYNTHETIC) == 0) {
            return "";
        }
        String name = field.name();
        String last = removed ? "the last " : "the first ";
        String verb = removed ? " was removed" : " was added";
        if (name.equals("$VALUES") || name.equals("ENUM$VALUES")) {
            return removed ? "the class is no longer an enum" : "the class became an enum";
        } else if (name.equals("$assertionsDisabled")) {
            return last + "assert" + verb;
        } else if (name.startsWith("$SwitchMap$") || name.startsWith("$SWITCH_TABLE$")) {
            return last + "switch over enum " + name.substring(name.indexOf('$', 1) + 1).replace('$', '.') + verb;
        } else if (name.startsWith("this$")) {
            return removed ? "an inner class no longer uses its outer object"
                    : "an inner class began to use its outer object";
        } else if (name.startsWith("val$")) {
            return "a local or anonymous class " + (removed ? "no longer uses" : "began to use") + " the variable "
                    + name.substring("val$".length()) + " of the method around it";
        }
        return "the compiler made it for the code around it";
    }

    /** The cause behind a method, or the empty string for one that people wrote. */
    static String method(MethodShape method, ShapeKind kind, ClassFile before, ClassFile after) {
        if ((method.access() & SYNTHETIC) == 0) {
            return method.isStaticInitializer() ? initializer(kind) : "";
        }
        boolean deleted = kind == ShapeKind.METHOD_DELETED;
        String verb = deleted ? " was removed" : " was added";
        String name = method.name();
        if ((method.access() & BRIDGE) != 0) {
            return "an override with another return type or type argument" + verb;
        } else if (kind == ShapeKind.METHOD_MODIFIERS) {
            return LambdaName.of(method).map(lambda -> "a lambda in " + lambda.place() + " began or ceased to use this")
                    .orElse("");
        } else if (name.equals("$values")) {
            return deleted ? "the class is no longer an enum, or was compiled by an older javac"
                    : "the class became an enum, or was compiled by a newer javac";
        } else if (name.startsWith("access$")) {
            return "a use of a private member across nested classes" + verb;
        } else if (name.equals("$deserializeLambda$")) {
            return (deleted ? "the last" : "the first") + " serializable lambda" + verb;
        }
        return LambdaName.of(method).map(lambda -> lambda(lambda, method, before, after))
                .orElse("the compiler made it for the code around it");
    }

    /** The cause behind a nested class, or the empty string for one that people named. */
    static String nestedClass(String name) {
        String simple = name.substring(name.lastIndexOf('$') + 1);
        if (!simple.isEmpty() && simple.chars().allMatch(Character::isDigit)) {
            return "an anonymous class, or the table of a switch over an enum";
        }
        return "";
    }

    /** What to do about a member that nobody wrote, by its name. */
    static String cure(String member) {
        if (member.startsWith("lambda$") || member.equals("$deserializeLambda$")) {
            return "leave the lambdas of the running version in place;"
                    + " write new ones as references to methods of a new class";
        } else if (member.equals("$assertionsDisabled")) {
            return "throw from an if instead of an assert";
        } else if (member.startsWith("$SwitchMap$") || member.startsWith("$SWITCH_TABLE$")) {
            return "compare the constants with if instead of a switch";
        }
        return "undo that change in the source";
    }

    private static String initializer(ShapeKind kind) {
        return kind == ShapeKind.METHOD_ADDED
                ? "the first static field that is computed, or the first static block, was added"
                : "the last static field that is computed, or the last static block, was removed";
    }

    private static String lambda(LambdaName name, MethodShape method, ClassFile before, ClassFile after) {
        boolean both = has(before, method.name()) && has(after, method.name());
        long grown = name.count(after) - name.count(before);
        if (both && grown == 0) {
            return "a lambda in " + name.place() + " takes or captures other values";
        } else if (grown == 0) {
            return "the lambdas were renumbered, as one was added or removed elsewhere in the class";
        }
        return "a lambda was " + (grown > 0 ? "added" : "removed") + " in " + name.place();
    }

    private static boolean has(ClassFile owner, String name) {
        return owner.methods().stream().anyMatch(method -> method.name().equals(name));
    }
}
