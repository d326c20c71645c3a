package dev.molt.classfile;

/**
 * A field as its class file declares it.
 *
 * @param name the name
 * @param descriptor the type's descriptor
 * @param access the access flags of the class file
 * @param constant the value of its ConstantValue attribute as the class file holds it (an Integer also for a boolean,
 *     byte, char or short), or null
 * @param signature the generic type, or null
 */
public record FieldShape(String name, String descriptor, int access, Object constant, String signature) {

    private static final int SYNTHETIC = 0x1000;
    private static final int ENUM = 0x4000;

    /** True for a constant of an enum. */
    public boolean isEnumConstant() {
        return (access & ENUM) != 0;
    }

    /** True if it is not in the text. */
    public boolean isSynthetic() {
        return (access & SYNTHETIC) != 0;
    }

    /** The field as people write it: {@code quest: quest.Quest}. */
    public String source() {
        return name + ": " + type();
    }

    /** The type as people write it: {@code quest.Quest}. */
    public String type() {
        return SourceText.type(descriptor);
    }
}
