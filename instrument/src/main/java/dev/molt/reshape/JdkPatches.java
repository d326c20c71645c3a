package dev.molt.reshape;

import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Lets the bodies of the JDK's reflection and serialization ask what to show. Every body keeps what it does, and asks
 * before or behind one of its calls.
 */
public final class JdkPatches {

    private static final String CLASS = "java/lang/Class";
    private static final String UNSAFE = "jdk/internal/misc/Unsafe";
    private static final String MEMBER_NAME = "java/lang/invoke/MemberName";
    private static final String REFLECT = "java/lang/reflect/";
    private static final String BOOT = "dev/molt/boot/";
    private static final String SHOWN = BOOT + "Shown";
    private static final String ACCESSIBLE = "Ljava/lang/reflect/AccessibleObject;";

    /** The internal names of the classes that are patched. */
    public static final Set<String> CLASSES = Set.of(CLASS, UNSAFE, MEMBER_NAME, REFLECT + "Executable",
            REFLECT + "Method", REFLECT + "Constructor", REFLECT + "Field", StreamPatches.DESCRIPTOR,
            StreamPatches.COPYING, StreamPatches.CONSTRUCTORS, LookupPatches.LOOKUP);

    /** The internal name of the class by which loaders define theirs. */
    public static final String LOADER = "java/lang/ClassLoader";

    /** Calls of the class, by name, behind which what is to be shown is asked for. */
    private static final Map<String, String> ANSWERS = Map.of("filterFields", "Field", "filterMethods", "Method",
            "getDeclaredConstructors0", "Constructor");
    private static final Set<String> OFFSETS = Set.of("objectFieldOffset", "staticFieldOffset", "staticFieldBase");

    private static final int CLASS_CONSTANT = 7;

    private JdkPatches() {
    }

    /**
     * A class of the JDK that asks.
     *
     * @param bytes its class file, which may be one that was patched before; null if there is nothing to do
     * @param missing the places, in words, at which this JDK's class cannot be made to ask
     */
    public record Patch(byte[] bytes, Set<String> missing) {}

    /** Patches a class of the JDK; one that asks already, as another agent may hand it back, is left as it is. */
    public static Patch patch(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        if (asks(reader)) {
            return new Patch(null, Set.of());
        }
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        String type = reader.getClassName();
        PatchPlaces places = new PatchPlaces(type);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String generic, String[] thrown) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, generic, thrown);
                return type.startsWith(REFLECT) ? new Members(next, places)
                        : type.equals(CLASS) ? new Answers(next, places)
                        : type.equals(LOADER) ? new Definitions(next, places)
                        : type.equals(LookupPatches.LOOKUP) ? LookupPatches.of(access, name, descriptor, next, places)
                        : StreamPatches.CLASSES.contains(type) ? StreamPatches.of(type, name, descriptor, next, places)
                        : refuses(name, descriptor) ? new Refusing(next, places, name, descriptor) : next;
            }
        }, 0);
        return new Patch(writer.toByteArray(), places.missing());
    }

    /** Only patches name what is Molt's. */
    private static boolean asks(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at > 0 && reader.readByte(at - 1) == CLASS_CONSTANT && reader.readUTF8(at, buffer).startsWith(BOOT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean refuses(String method, String descriptor) {
        return (OFFSETS.contains(method) || method.equals("<init>")) && descriptor.startsWith("(L" + REFLECT);
    }

    private static void hook(MethodVisitor into, String name, String descriptor) {
        into.visitMethodInsn(Opcodes.INVOKESTATIC, SHOWN, name, descriptor, false);
    }

    /** What a class says of its members. */
    private static final class Answers extends MethodVisitor {

        private final PatchPlaces places;

        Answers(MethodVisitor next, PatchPlaces places) {
            super(Opcodes.ASM9, next);
            this.places = places;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            places.found(name);
            if (ANSWERS.containsKey(name)) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitVarInsn(Opcodes.ILOAD, 1);
                hook(mv, "members", "([Ljava/lang/Object;Ljava/lang/Class;Z)[Ljava/lang/Object;");
                super.visitTypeInsn(Opcodes.CHECKCAST, "[L" + REFLECT + ANSWERS.get(name) + ';');
            } else if (name.equals("getNestMembers0")) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                hook(mv, "nest", "([Ljava/lang/Class;Ljava/lang/Class;)[Ljava/lang/Class;");
            } else if (name.equals("getNestHost0")) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                hook(mv, "nestHost", "(Ljava/lang/Class;Ljava/lang/Class;)Ljava/lang/Class;");
            }
        }
    }

    /** What a member asks the JVM about itself. */
    private static final class Members extends MethodVisitor {

        private final PatchPlaces places;

        Members(MethodVisitor next, PatchPlaces places) {
            super(Opcodes.ASM9, next);
            this.places = places;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            places.found(name);
            boolean asks = name.equals("getParameters0") || name.equals("getTypeAnnotationBytes0");
            if (asks) {
                hook(mv, "real", "(" + ACCESSIBLE + ")" + ACCESSIBLE);
                super.visitTypeInsn(Opcodes.CHECKCAST, owner);
            } else if (name.equals("getConstantPool")) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                hook(mv, "declaring", "(Ljava/lang/Class;" + ACCESSIBLE + ")Ljava/lang/Class;");
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (name.equals("getParameters0")) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                hook(mv, "parameters", "([L" + REFLECT + "Parameter;L" + REFLECT + "Executable;)[L" + REFLECT
                        + "Parameter;");
            }
        }
    }

    /** Where too little is left of the stack, a definition overflows before it begins. */
    private static final class Definitions extends MethodVisitor {

        private final PatchPlaces places;

        Definitions(MethodVisitor next, PatchPlaces places) {
            super(Opcodes.ASM9, next);
            this.places = places;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals(LOADER) && name.matches("defineClass[012]")) {
                places.found(name);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, "dev/molt/boot/StackRoom", "needForDefinition", "()V", false);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    /** Refuses members that the JVM does not know. */
    private static final class Refusing extends MethodVisitor {

        Refusing(MethodVisitor next, PatchPlaces places, String name, String descriptor) {
            super(Opcodes.ASM9, next);
            places.found(name, descriptor);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            super.visitVarInsn(Opcodes.ALOAD, 1);
            hook(mv, "mustBeLoaded", "(" + ACCESSIBLE + ")V");
        }
    }
}
