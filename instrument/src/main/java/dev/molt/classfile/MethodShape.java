package dev.molt.classfile;

/**
 * A method, constructor or static initializer as its class file declares it.
 *
 * @param name the name, {@code <init>} and {@code <clinit>} included
 * @param descriptor the descriptor
 * @param access the access flags of the class file
 * @param code a digest of its code without debug information and without its own name, or null if it has none
 */
public record MethodShape(String name, String descriptor, int access, String code) {

    /** The static initializer's name. */
    public static final String STATIC_INITIALIZER = "<clinit>";

    /** A constructor's name. */
    public static final String CONSTRUCTOR = "<init>";

    /** True if it has a body. */
    public boolean hasCode() {
        return code != null;
    }

    /** True for a static initializer. */
    public boolean isStaticInitializer() {
        return name.equals(STATIC_INITIALIZER);
    }

    /** True for a constructor. */
    public boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }

    /** The method as people write it: {@code method void heal(int)}, {@code constructor (int)}. */
    public String source() {
        if (isStaticInitializer()) {
            return "static initializer";
        }
        String parameters = SourceText.parameters(descriptor);
        return isConstructor()
                ? "constructor " + parameters
                : "method " + SourceText.returned(descriptor) + " " + name + parameters;
    }
}
