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

    /** The field as people write it: {@code quest: quest.Quest}. */
    public String source() {
        return name + ": " + type();
    }

    /** The type as people write it: {@code quest.Quest}. */
    public String type() {
        return SourceText.type(descriptor);
    }
}
