package dev.molt.classfile;

import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Code that makes a value of its parameters and of nothing else: when it runs makes no difference, as long as these stay.
 *
 * <p>It may call the JDK's own value types and collections, and make such, but reads no static field and none of an object.
 */
public final class ValueCode {

    /** What changes the JVM as a whole, among the packages that are else harmless. */
    private static final Set<String> SETTINGS = Set.of("java/util/Locale", "java/util/TimeZone", "java/util/ResourceBundle",
            "java/util/ServiceLoader", "java/util/Timer", "java/util/TimerTask");
    private static final Set<String> LANGUAGE = Set.of("Object", "String", "StringBuilder", "StringBuffer", "CharSequence",
            "Number", "Integer", "Long", "Short", "Byte", "Character", "Boolean", "Float", "Double", "Math", "StrictMath",
            "Comparable", "Iterable");

    private ValueCode() {
    }

    /**
     * True for a static method that is such code, and does not use its first parameter.
     *
     * @param classFile the class that declares it
     */
    public static boolean is(byte[] classFile, String method, String descriptor) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        return node.methods.stream().anyMatch(each -> each.name.equals(method) && each.desc.equals(descriptor) && isValueCode(each));
    }

    private static boolean isValueCode(MethodNode method) {
        for (AbstractInsnNode at : method.instructions) {
            if (at instanceof FieldInsnNode
                    || at instanceof VarInsnNode load && load.getOpcode() == Opcodes.ALOAD && load.var == 0
                    || at instanceof MethodInsnNode call && !isOfValues(call.owner)
                    || at instanceof InvokeDynamicInsnNode dynamic
                            && !dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")
                    || at.getOpcode() == Opcodes.MONITORENTER) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfValues(String owner) {
        if (owner.startsWith("java/lang/")) {
            return LANGUAGE.contains(owner.substring("java/lang/".length()));
        }
        boolean collection = owner.startsWith("java/util/") && owner.indexOf('/', "java/util/".length()) < 0
                || owner.startsWith("java/util/concurrent/");
        return collection && !SETTINGS.contains(owner) || owner.startsWith("java/math/") || owner.startsWith("java/time/");
    }
}
