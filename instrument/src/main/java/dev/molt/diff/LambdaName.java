package dev.molt.diff;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import java.util.Optional;

/**
 * The name that javac gives to a lambda's body: {@code lambda$heal$0}.
 *
 * @param host the method that the lambda is written in; {@code new} and {@code static} for the initializers
 */
record LambdaName(String host) {

    private static final String PREFIX = "lambda$";
    private static final int SYNTHETIC = 0x1000;

    /** The name of a method, if it is a lambda's body. */
    static Optional<LambdaName> of(MethodShape method) {
        int end = method.name().indexOf('$', PREFIX.length());
        boolean lambda = (method.access() & SYNTHETIC) != 0 && method.name().startsWith(PREFIX) && end > 0;
        return lambda ? Optional.of(new LambdaName(method.name().substring(PREFIX.length(), end))) : Optional.empty();
    }

    /** Where it is written, in the words of source. */
    String place() {
        return switch (host) {
            case "new" -> "a constructor or field initializer";
            case "static" -> "a static initializer";
            default -> "method " + host;
        };
    }

    /** How many lambdas a class has in the same place. */
    long count(ClassFile owner) {
        return owner.methods().stream().map(LambdaName::of).filter(Optional.of(this)::equals).count();
    }
}
