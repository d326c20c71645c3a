package dev.molt.classfile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The order in which the static initializers of several classes run when nothing triggers them: those that another's
 * code comes by, directly or through methods of these classes, before it.
 *
 * <p>What an initializer reaches by reflection or an overriding method is not seen; of a circle, the class given first
 * ends last, as in the JVM.
 */
public final class InitializerOrder {

    private final Map<String, ClassNode> classes = new LinkedHashMap<>();
    private final Set<String> ordered = new LinkedHashSet<>();
    private final Set<String> begun = new HashSet<>();

    private InitializerOrder(List<byte[]> classFiles) {
        for (byte[] bytes : classFiles) {
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            classes.put(node.name, node);
        }
    }

    /** The binary names of these classes, in the order in which their initializers are to run. */
    public static List<String> of(List<byte[]> classFiles) {
        InitializerOrder order = new InitializerOrder(classFiles);
        order.classes.keySet().forEach(order::visit);
        return order.ordered.stream().map(name -> name.replace('/', '.')).toList();
    }

    private void visit(String name) {
        if (!classes.containsKey(name) || !begun.add(name)) {
            return;
        }
        visit(classes.get(name).superName);
        classes.get(name).interfaces.forEach(this::visit);
        needed(name).forEach(this::visit);
        ordered.add(name);
    }

    /** The classes that a class's initializer comes by, in the order of the code. */
    private List<String> needed(String name) {
        List<String> needed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<MethodNode> open = new ArrayDeque<>(methods(name, MethodShape.STATIC_INITIALIZER + "()V", seen));
        while (!open.isEmpty()) {
            for (AbstractInsnNode instruction : open.pop().instructions) {
                if (instruction instanceof FieldInsnNode field) {
                    needed.add(field.owner);
                } else if (instruction instanceof TypeInsnNode type) {
                    needed.add(type.desc);
                } else if (instruction instanceof MethodInsnNode call) {
                    needed.add(call.owner);
                    open.addAll(methods(call.owner, call.name + call.desc, seen));
                } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                    for (Object argument : dynamic.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            needed.add(handle.getOwner());
                            open.addAll(methods(handle.getOwner(), handle.getName() + handle.getDesc(), seen));
                        }
                    }
                }
            }
        }
        return needed;
    }

    /** The method that a call ends in, looked for upwards; none if it was seen or is of another class. */
    private List<MethodNode> methods(String owner, String key, Set<String> seen) {
        for (ClassNode node = classes.get(owner); node != null; node = classes.get(node.superName)) {
            for (MethodNode method : node.methods) {
                if (key.equals(method.name + method.desc)) {
                    return seen.add(node.name + "." + key) ? List.of(method) : List.of();
                }
            }
        }
        return List.of();
    }
}
