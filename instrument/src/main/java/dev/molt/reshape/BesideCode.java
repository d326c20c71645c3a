package dev.molt.reshape;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The code of one release's companions: digests of methods with all that they call there, without lines of source. */
final class BesideCode {

    private final Map<String, ClassNode> classes = new HashMap<>();

    /** Of classes whose names are the same in every release. */
    BesideCode(Collection<ClassNode> all) {
        all.forEach(node -> classes.put(node.name, node));
    }

    /** The digest of a method; empty if there is none. */
    Optional<String> of(String owner, String name, String descriptor) {
        Deque<MethodNode> open = new ArrayDeque<>();
        Set<MethodNode> seen = new LinkedHashSet<>();
        reach(owner, name, descriptor, open, seen);
        while (!open.isEmpty()) {
            for (AbstractInsnNode each : open.remove().instructions) {
                reach(each, open, seen);
            }
        }
        Digest digest = new Digest();
        seen.forEach(method -> digest.add(bytes(method)));
        return seen.isEmpty() ? Optional.empty() : Optional.of(digest.name());
    }

    private void reach(AbstractInsnNode from, Deque<MethodNode> open, Set<MethodNode> seen) {
        if (from instanceof MethodInsnNode call) {
            reach(call.owner, call.name, call.desc, open, seen);
        } else if (from instanceof LdcInsnNode constant) {
            reach(constant.cst, open, seen);
        } else if (from instanceof InvokeDynamicInsnNode dynamic) {
            reach(dynamic.bsm, open, seen);
            for (Object argument : dynamic.bsmArgs) {
                reach(argument, open, seen);
            }
        }
    }

    private void reach(Object constant, Deque<MethodNode> open, Set<MethodNode> seen) {
        if (constant instanceof Handle handle) {
            reach(handle.getOwner(), handle.getName(), handle.getDesc(), open, seen);
        } else if (constant instanceof ConstantDynamic dynamic) {
            reach(dynamic.getBootstrapMethod(), open, seen);
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                reach(dynamic.getBootstrapMethodArgument(i), open, seen);
            }
        }
    }

    private void reach(String owner, String name, String descriptor, Deque<MethodNode> open, Set<MethodNode> seen) {
        ClassNode node = classes.get(owner);
        MethodNode method = node == null ? null : Changes.method(node, name, descriptor);
        if (method != null && seen.add(method)) {
            open.add(method);
        }
    }

    /** A method's code, without lines of source, and without stack maps, which follow from it. */
    static byte[] bytes(MethodNode method) {
        ClassNode alone = Nodes.companion("0", Opcodes.V11);
        alone.methods.add(method);
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(Nodes.bytes(alone)).accept(writer, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
