package dev.molt.testing;

import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Class files as the compilers of long ago wrote them: without stack maps, and with subroutines. */
public final class Aged {

    private Aged() {
    }

    /** True if a class file, but for its version and stack maps, could have been written at a version. */
    public static boolean fits(byte[] classFile, int version) {
        ClassNode node = node(classFile);
        boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
        for (MethodNode method : node.methods) {
            if (isInterface && !method.name.equals("<clinit>") && (method.access & Opcodes.ACC_ABSTRACT) == 0) {
                return false;
            }
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode || version < Opcodes.V1_5
                        && instruction instanceof LdcInsnNode constant && constant.cst instanceof Type) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Class files of a version before 51. */
    public static Map<String, byte[]> to(int version, Map<String, byte[]> classes) {
        Map<String, byte[]> aged = new TreeMap<>();
        classes.forEach((name, bytes) -> {
            ClassNode node = node(bytes);
            node.version = version;
            aged.put(name, written(node));
        });
        return aged;
    }

    /** Class files of a version, as they are otherwise. */
    public static Map<String, byte[]> labelled(int version, Map<String, byte[]> classes) {
        Map<String, byte[]> labelled = new TreeMap<>();
        classes.forEach((name, bytes) -> {
            byte[] copy = bytes.clone();
            copy[7] = (byte) version;
            labelled.put(name, copy);
        });
        return labelled;
    }

    /** Class files of the oldest version, in which methods begin by calling a subroutine that does nothing. */
    public static Map<String, byte[]> withSubroutines(Map<String, byte[]> classes) {
        Map<String, byte[]> aged = new TreeMap<>();
        classes.forEach((name, bytes) -> {
            ClassNode node = node(bytes);
            node.version = Opcodes.V1_1;
            // A static initialiser could not be taken apart: its statements would share a variable.
            node.methods.stream().filter(method -> method.instructions.size() > 0 && !method.name.equals("<clinit>"))
                    .forEach(Aged::subroutine);
            aged.put(name, written(node));
        });
        return aged;
    }

    private static void subroutine(MethodNode method) {
        LabelNode sub = new LabelNode();
        LabelNode body = new LabelNode();
        InsnList code = new InsnList();
        code.add(new JumpInsnNode(Opcodes.JSR, sub));
        code.add(new JumpInsnNode(Opcodes.GOTO, body));
        code.add(sub);
        code.add(new VarInsnNode(Opcodes.ASTORE, method.maxLocals));
        code.add(new VarInsnNode(Opcodes.RET, method.maxLocals));
        code.add(body);
        method.instructions.insert(code);
        method.maxLocals++;
        method.maxStack = Math.max(1, method.maxStack);
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    private static byte[] written(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }
}
