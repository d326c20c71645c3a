package dev.molt.classfile;

/**
 * A field or method that a class file names.
 *
 * @param owner the class it is looked up in, a binary name; for an array's {@code clone} it is {@code java.lang.Object}
 * @param name the name
 * @param descriptor the descriptor, which starts with a bracket for a method
 */
public record MemberReference(String owner, String name, String descriptor) {

    /** True for a method or constructor. */
    public boolean isMethod() {
        return descriptor.startsWith("(");
    }

    /** The member as people write it: {@code method void heal(int)}. */
    public String source() {
        return isMethod()
                ? new MethodShape(name, descriptor, 0, null).source()
                : "field " + new FieldShape(name, descriptor, 0, null, null).source();
    }
}
