package dev.molt.reshape;

import java.util.IdentityHashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives old code the stack maps that it came without where the JVM wants them: in code that moves into a companion, and
 * in classes whose new code needs a later version. All other old code stays as it is.
 */
final class Framing {

    /** From this version on the JVM verifies by stack maps alone. */
    private static final int STACK_MAPS = Opcodes.V1_7;

    private final Lookup actual;
    private final Refusals refusals;
    private final Map<ClassNode, Boolean> bare = new IdentityHashMap<>();

    Framing(World world, Refusals refusals) {
        this.actual = new Lookup(world::actual);
        this.refusals = refusals;
        for (Changes change : world.changes()) {
            change.added().forEach(method -> frame(change.next, method));
        }
    }

    /** True if the code of a class came without stack maps. */
    boolean isBare(ClassNode node) {
        return version(node) < STACK_MAPS && bare.computeIfAbsent(node, Framing::lacksFrames);
    }

    /** Gives a method of a class its stack map, if it lacks one. */
    void frame(ClassNode owner, MethodNode method) {
        if (method.instructions.size() == 0 || !isBare(owner) || hasFrame(method)) {
            return;
        }
        ClassNode alone = new ClassNode();
        alone.visit(STACK_MAPS, owner.access, owner.name, null, owner.superName, new String[0]);
        alone.methods.add(method);
        ClassNode framed = new ClassNode();
        byte[] written = new FrameWriter(actual, refusals).written(alone);
        new ClassReader(written).accept(framed, ClassReader.EXPAND_FRAMES);
        Moved.copy(framed.methods.get(0), method);
    }

    /**
     * The class file of a class, of a later version if its code needs that.
     *
     * @param isBare true if its code, or some of it, has no stack maps
     */
    byte[] bytes(ClassNode node, boolean isBare) {
        if (version(node) >= STACK_MAPS) {
            return Nodes.bytes(node);
        }
        int needed = node.methods.stream().mapToInt(Framing::needed).max().orElse(0);
        if (needed > version(node)) {
            node.version = needed;
        }
        if (!isBare) {
            return Nodes.bytes(node);
        } else if (needed >= STACK_MAPS) {
            return new FrameWriter(actual, refusals).written(node);
        }
        // Those of ours among code without any are of no use.
        node.methods.forEach(Framing::strip);
        return Nodes.bytes(node);
    }

    /** True for a version at which classes have to have stack maps. */
    static boolean wanted(int version) {
        return (version & 0xFFFF) >= STACK_MAPS;
    }

    /** Classes of version 50 may have stack maps; where these are of no use, the JVM verifies as before. */
    private static boolean lacksFrames(ClassNode node) {
        boolean subroutines = node.methods.stream().anyMatch(method -> has(method, Opcodes.JSR));
        return version(node) < Opcodes.V1_6 || subroutines || node.methods.stream().noneMatch(Framing::hasFrame);
    }

    private static boolean hasFrame(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(MethodNode method, int opcode) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == opcode) {
                return true;
            }
        }
        return false;
    }

    static void strip(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof FrameNode) {
                method.instructions.remove(instruction);
            }
        }
    }

    private static int needed(MethodNode method) {
        int needed = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode) {
                return STACK_MAPS;
            } else if (instruction instanceof LdcInsnNode constant && constant.cst instanceof Type
                    || instruction instanceof MethodInsnNode call && call.name.indexOf('-') >= 0) {
                // Before, there were no constants of classes, and names had to be as in the language.
                needed = Opcodes.V1_5;
            }
        }
        return needed;
    }

    private static int version(ClassNode node) {
        return node.version & 0xFFFF;
    }
}
