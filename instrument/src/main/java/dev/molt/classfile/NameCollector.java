package dev.molt.classfile;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Collects class names out of the several notations of class files. */
final class NameCollector {

    private final Set<String> names = new HashSet<>();

    /** What was collected, as binary names. */
    Set<String> names() {
        return names;
    }

    /** A name as class constants have it: {@code java/lang/String} or {@code [I}. */
    void internal(String name) {
        type(Type.getObjectType(name));
    }

    /** A field's or method's descriptor. */
    void descriptor(String descriptor) {
        type(Type.getType(descriptor));
    }

    /** A generic signature of a class, method or field, or null. */
    void signature(String signature) {
        if (signature != null) {
            new SignatureReader(signature).accept(new SignatureVisitor(Opcodes.ASM9) {
                private String name = "";

                @Override
                public void visitClassType(String internal) {
                    name = internal;
                    internal(name);
                }

                @Override
                public void visitInnerClassType(String simple) {
                    name = name + '$' + simple;
                    internal(name);
                }
            });
        }
    }

    private void type(Type type) {
        switch (type.getSort()) {
            case Type.ARRAY -> type(type.getElementType());
            case Type.OBJECT -> names.add(type.getClassName());
            case Type.METHOD -> {
                type(type.getReturnType());
                for (Type argument : type.getArgumentTypes()) {
                    type(argument);
                }
            }
            default -> {
                // A primitive type names no class.
            }
        }
    }
}
