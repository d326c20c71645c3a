package dev.molt.reshape;

import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Lets {@code MethodHandles.Lookup} ask first, for whatever code looks: members may be named by what is computed. */
final class LookupPatches extends MethodVisitor {

    static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

    /** Its methods that do. */
    static final Set<String> ASKING = Set.of("findVirtual", "findStatic", "findConstructor", "findGetter",
            "findSpecial", "bind", "findSetter", "findVarHandle", "findStaticGetter", "findStaticSetter", "findStaticVarHandle", "unreflect",
            "unreflectConstructor", "unreflectSpecial", "unreflectGetter", "unreflectSetter", "unreflectVarHandle");

    private final String name;
    private final String descriptor;

    private LookupPatches(MethodVisitor next, String name, String descriptor) {
        super(Opcodes.ASM9, next);
        this.name = name;
        this.descriptor = descriptor;
    }

    /** What writes the body of one of its methods. */
    static MethodVisitor of(int access, String name, String descriptor, MethodVisitor next, PatchPlaces places) {
        if (!Nodes.is(access, Opcodes.ACC_PUBLIC) || !ASKING.contains(name)) {
            return next;
        }
        places.found(name);
        return new LookupPatches(next, name, descriptor);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Label jdk = new Label();
        int given = Type.getArgumentTypes(descriptor).length;
        super.visitLdcInsn(name);
        super.visitVarInsn(Opcodes.ALOAD, 0);
        super.visitIntInsn(Opcodes.BIPUSH, given);
        super.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
        for (int i = 0; i < given; i++) {
            super.visitInsn(Opcodes.DUP);
            super.visitIntInsn(Opcodes.BIPUSH, i);
            super.visitVarInsn(Opcodes.ALOAD, i + 1);
            super.visitInsn(Opcodes.AASTORE);
        }
        super.visitMethodInsn(Opcodes.INVOKESTATIC, "dev/molt/boot/Looked", "up",
                "(Ljava/lang/String;L" + LOOKUP + ";[Ljava/lang/Object;)Ljava/lang/Object;", false);
        super.visitInsn(Opcodes.DUP);
        super.visitJumpInsn(Opcodes.IFNULL, jdk);
        super.visitTypeInsn(Opcodes.CHECKCAST, Type.getReturnType(descriptor).getInternalName());
        super.visitInsn(Opcodes.ARETURN);
        super.visitLabel(jdk);
        super.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Object"});
        super.visitInsn(Opcodes.POP);
    }
}
