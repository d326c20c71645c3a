package dev.molt.reshape;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Lets the bodies of the JDK's serialization ask for fields that the JVM does not know, and for the default version. */
final class StreamPatches {

    static final String DESCRIPTOR = "java/io/ObjectStreamClass";
    /** Copies fields to streams and back, by their offsets. */
    static final String COPYING = DESCRIPTOR + "$FieldReflector";
    /** Finds the constructor of what is not stored of an object. */
    static final String CONSTRUCTORS = "jdk/internal/reflect/ReflectionFactory";
    static final Set<String> CLASSES = Set.of(DESCRIPTOR, COPYING, CONSTRUCTORS);

    private static final String STORED = "dev/molt/boot/Stored";
    private static final String REFLECT = "java/lang/reflect/";
    private static final String CONSTRUCTOR = "L" + REFLECT + "Constructor;";
    private static final String OBJECT = "Ljava/lang/Object;";
    /** Bodies that are asked to leave their work to us. */
    private static final Map<String, String> COPIES = Map.of(
            "getPrimFieldValues(Ljava/lang/Object;[B)V", "getPrimitives",
            "setPrimFieldValues(Ljava/lang/Object;[B)V", "setPrimitives",
            "getObjFieldValues(Ljava/lang/Object;[Ljava/lang/Object;)V", "getReferences",
            "setObjFieldValues(Ljava/lang/Object;[Ljava/lang/Object;Z)V", "setReferences");

    private StreamPatches() {
    }

    /** What writes the body of a method of one of the classes. */
    static MethodVisitor of(String type, String name, String descriptor, MethodVisitor next, PatchPlaces places) {
        String method = name + descriptor;
        // The descriptor has methods of the same names, which call these.
        String copies = type.equals(COPYING) ? COPIES.get(method) : null;
        boolean versions = method.equals("computeDefaultSUID(Ljava/lang/Class;)J");
        if (copies != null || versions) {
            places.found(name, descriptor);
        }
        return copies != null ? new Copying(next, copies, method)
                : versions ? new Version(next)
                : method.startsWith("newConstructorForSerialization(Ljava/lang/Class;)") ? new Making(next, places)
                : new Offsets(next, places);
    }

    /** Our work where there are added fields, and else the JDK's. */
    private static final class Copying extends MethodVisitor {

        private final String ours;
        private final String values;

        Copying(MethodVisitor next, String ours, String method) {
            super(Opcodes.ASM9, next);
            this.ours = ours;
            this.values = method.substring(method.indexOf(';') + 1, method.indexOf(')'));
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label jdk = new Label();
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, COPYING, "readKeys", "[J");
            super.visitVarInsn(Opcodes.ALOAD, 0);
            super.visitFieldInsn(Opcodes.GETFIELD, COPYING, "fields", "[Ljava/io/ObjectStreamField;");
            super.visitVarInsn(Opcodes.ALOAD, 1);
            super.visitVarInsn(Opcodes.ALOAD, 2);
            if (values.endsWith("Z")) {
                super.visitVarInsn(Opcodes.ILOAD, 3);
            }
            super.visitMethodInsn(Opcodes.INVOKESTATIC, STORED, ours, "([J[" + OBJECT + OBJECT + values + ")Z", false);
            super.visitJumpInsn(Opcodes.IFEQ, jdk);
            super.visitInsn(Opcodes.RETURN);
            super.visitLabel(jdk);
            super.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
    }

    /** The default version of a class that runs in another version. */
    private static final class Version extends MethodVisitor {

        Version(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.LRETURN) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, STORED, "version", "(JLjava/lang/Class;)J", false);
            }
            super.visitInsn(opcode);
        }
    }

    /** The constructor that runs on an object that is read. */
    private static final class Making extends MethodVisitor {

        private final PatchPlaces places;

        Making(MethodVisitor next, PatchPlaces places) {
            super(Opcodes.ASM9, next);
            this.places = places;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (name.equals("getDeclaredConstructor")) {
                places.found(name);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, STORED, "constructor", "(" + CONSTRUCTOR + ")" + CONSTRUCTOR,
                        false);
            }
        }
    }

    /** The offset of an added field: that of the field it was made after is asked for, and told apart. */
    private static final class Offsets extends MethodVisitor {

        private final PatchPlaces places;

        Offsets(MethodVisitor next, PatchPlaces places) {
            super(Opcodes.ASM9, next);
            this.places = places;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean asks = name.equals("objectFieldOffset");
            if (asks) {
                places.found(name);
                super.visitInsn(Opcodes.DUP_X1);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, "dev/molt/boot/Shown", "real", "(L" + REFLECT
                        + "AccessibleObject;)L" + REFLECT + "AccessibleObject;", false);
                super.visitTypeInsn(Opcodes.CHECKCAST, REFLECT + "Field");
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (asks) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, STORED, "offset", "(L" + REFLECT + "Field;J)J", false);
            }
        }
    }
}
