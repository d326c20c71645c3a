package dev.molt.reshape;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Sends a call straight to the body that objects of exactly one class run: of these nothing that comes later can override
 * anything, so that nobody has to be asked, and no subclass tried.
 */
final class ExactClasses {

    /** More make a method that compilers do not put into its callers. */
    private static final int MOST = 20;

    private ExactClasses() {
    }

    /** One class, and what its objects run. */
    record Exact(String type, Target.Static body) {
    }

    /**
     * Writes what comes before all else.
     *
     * @param self the type of the object in variable 0
     * @param descriptor of the method, without the object
     */
    static void write(MethodNode into, String self, String descriptor, List<Exact> classes) {
        if (classes.isEmpty()) {
            return;
        }
        int made = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
        into.visitVarInsn(Opcodes.ALOAD, 0);
        into.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false);
        into.visitVarInsn(Opcodes.ASTORE, made);
        for (Exact exact : classes.subList(0, Math.min(MOST, classes.size()))) {
            Label other = new Label();
            into.visitVarInsn(Opcodes.ALOAD, made);
            into.visitLdcInsn(Type.getObjectType(exact.type()));
            into.visitJumpInsn(Opcodes.IF_ACMPNE, other);
            run(into, self, descriptor, exact.body());
            into.visitLabel(other);
            Code.frame(into, self, descriptor, "java/lang/Class");
        }
    }

    /** Calls a body that takes the object as what it is known to be by now, and returns what that returns. */
    static void run(MethodNode into, String self, String descriptor, Target.Static body) {
        into.visitVarInsn(Opcodes.ALOAD, 0);
        String taken = Type.getArgumentTypes(body.descriptor())[0].getInternalName();
        if (!taken.equals(self)) {
            into.visitTypeInsn(Opcodes.CHECKCAST, taken);
        }
        Code.loadAll(into, Type.getArgumentTypes(descriptor), 1);
        into.visitMethodInsn(Opcodes.INVOKESTATIC, body.owner(), body.name(), body.descriptor(), false);
        into.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    }
}
