package dev.molt.reshape;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The class that adds the JDK's interfaces to those that use members which the JVM does not know. */
public final class AccessClass {

    private static final String SUPER = "dev/molt/boot/MemberAccess";
    private static final String TAKES_BODY = "(Ldev/molt/boot/Body;)V";
    private static final String PACKAGE = "jdk/internal/reflect/";

    private AccessClass() {
    }

    /** It, to be defined in the boot loader; its public constructor takes a body. */
    public static Definition definition() {
        ClassNode node = new ClassNode();
        node.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, "dev/molt/boot/JdkAccess", null,
                SUPER, new String[] {PACKAGE + "FieldAccessor", PACKAGE + "MethodAccessor", PACKAGE + "ConstructorAccessor"});
        MethodNode constructor = Nodes.method(node, Opcodes.ACC_PUBLIC, "<init>", TAKES_BODY);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitVarInsn(Opcodes.ALOAD, 1);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, SUPER, "<init>", TAKES_BODY, false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        return new Definition("dev.molt.boot.JdkAccess", SUPER.replace('/', '.'), Nodes.measured(node));
    }
}
