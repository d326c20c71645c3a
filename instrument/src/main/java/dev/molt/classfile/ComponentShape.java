package dev.molt.classfile;

/**
 * A record component as its class file declares it.
 *
 * @param name the name
 * @param descriptor the type's descriptor
 * @param signature the generic type, or null
 */
public record ComponentShape(String name, String descriptor, String signature) {

    /** The component as people write it: {@code int x}. */
    public String source() {
        return SourceText.type(descriptor) + " " + name;
    }
}
