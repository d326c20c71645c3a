package dev.molt.reshape;

/**
 * The body of a lambda in one version of a class, and what tells it from others, however the compiler numbered it.
 *
 * @param name the method's name
 * @param descriptor its descriptor: what is captured, and what the lambda takes
 * @param kind what a lambda has to be to take the place of this one: its type, what it captures, and whether of an object
 * @param host the method that it is written in, with its descriptor; of constructors and initializers the name alone
 * @param constant the constant that the code around it names just before, empty if it names none
 * @param use what the code around it does with it
 * @param code a digest of its code, without numbers that compilers give
 * @param inner what the code of it says of the lambdas in it, each as {@code constant} and {@code use}
 * @param whole its code with that of the lambdas in it, and the names of the classes that it makes
 * @param line where it begins in the text, 0 if that is not known
 */
record LambdaBody(String name, String descriptor, String kind, String host, String constant, String use, String code,
        String inner, String whole, int line) {

    /** The host of what compilers leave behind of code that is never reached. */
    static final String UNREACHED = "";

    /** Unique within a class. */
    String key() {
        return name + descriptor;
    }

    /** True if nothing tells them apart but where they are written. */
    boolean isLike(LambdaBody other) {
        return kind.equals(other.kind) && whole.equals(other.whole);
    }

    /** True if they are of the same method of the same interface. */
    boolean isOfType(LambdaBody other) {
        return type().equals(other.type());
    }

    private String type() {
        return kind.substring(0, kind.indexOf(' ', kind.indexOf(' ') + 1));
    }

    /** Where it is written, in the words of source. */
    String place() {
        String method = Changes.name(host);
        return switch (method) {
            case "<clinit>" -> "the static initializer";
            case "<init>" -> "a constructor";
            default -> "method " + method;
        };
    }
}
