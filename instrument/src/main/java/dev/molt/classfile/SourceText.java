package dev.molt.classfile;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Descriptors in the words of Java source. */
final class SourceText {

    private SourceText() {
    }

    /** A type: {@code java.lang.String[]}. */
    static String type(String descriptor) {
        return Type.getType(descriptor).getClassName();
    }

    /** A method's return type. */
    static String returned(String descriptor) {
        return Type.getReturnType(descriptor).getClassName();
    }

    /** A method's parameter types in brackets. */
    static String parameters(String descriptor) {
        return Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(Type::getClassName)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
