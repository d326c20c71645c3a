package dev.molt.classfile;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Moves the code of a static initializer into a method of the same class, so that it can be called.
 *
 * <p>Only the code is moved: fields with a ConstantValue attribute are set by the JVM and not by code, and stay as they
 * are. Where static final fields are handed to {@code dev.molt.boot}, the class's module has to read the boot loader's
 * unnamed module.
 */
public final class StaticInitializer {

    private StaticInitializer() {
    }

    /** Moves the static initializer's code of a class file into the method best suited. */
    public static InitializerMove move(byte[] classFile) {
        ClassNode node = new ClassNode();
        // Expanded, as a compressed frame would be taken relative to the host's parameters.
        new ClassReader(classFile).accept(node, ClassReader.EXPAND_FRAMES);
        Optional<MethodNode> initializer = node.methods.stream()
                .filter(method -> method.name.equals(MethodShape.STATIC_INITIALIZER)).findFirst();
        if (initializer.isEmpty() || fillsSwitchMaps(classFile)) {
            return new InitializerMove.NothingToRun();
        }
        Optional<MethodNode> host = host(node, initializer.get());
        if (host.isEmpty()) {
            return new InitializerMove.NoHost();
        }
        new InitializerBody(node, initializer.get()).moveInto(host.get());
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return new InitializerMove.Host(host.get().name, host.get().desc, isStatic(host.get()), writer.toByteArray());
    }

    /**
     * True for a class that a compiler made for nothing but tables of switches over enums: as these follow from the
     * constants, nothing has to run to fill them again.
     */
    public static boolean fillsSwitchMaps(byte[] classFile) {
        ClassFile file = ClassFile.of(classFile);
        List<FieldShape> statics = file.fields().stream()
                .filter(field -> (field.access() & Opcodes.ACC_STATIC) != 0).toList();
        return !statics.isEmpty() && statics.stream().allMatch(field -> field.name().startsWith("$SwitchMap$"));
    }

    /** Static before instance methods, as they need no object; then the fewest parameters, the first of equals. */
    private static Optional<MethodNode> host(ClassNode node, MethodNode initializer) {
        Set<String> called = reachable(node, initializer);
        return node.methods.stream()
                .filter(method -> !method.name.startsWith("<") && method.instructions.size() > 0)
                .filter(method -> !isHidden(method) && !called.contains(method.name + method.desc))
                .min(Comparator.comparing((MethodNode method) -> !isStatic(method))
                        .thenComparing(method -> Type.getArgumentTypes(method.desc).length));
    }

    /** True for what is added to classes when they are loaded, which anybody may call at any time: a bare toString. */
    private static boolean isHidden(MethodNode method) {
        return method.access == (Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC)
                && (method.name + method.desc).equals("toString()Ljava/lang/String;");
    }

    /**
     * The class's own methods that the initializer may call, which cannot lend their place.
     *
     * <p>A way through another class is not seen.
     */
    private static Set<String> reachable(ClassNode node, MethodNode from) {
        Set<String> reached = new HashSet<>();
        Deque<MethodNode> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Set<String> named = namedBy(open.pop());
            for (MethodNode method : node.methods) {
                String key = method.name + method.desc;
                // Whatever the owner: a call on an interface or subclass may end here.
                if (named.contains(key) && reached.add(key)) {
                    open.push(method);
                }
            }
        }
        return reached;
    }

    private static Set<String> namedBy(MethodNode method) {
        Set<String> named = new HashSet<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                named.add(call.name + call.desc);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                addHandle(named, dynamic.bsm);
                for (Object argument : dynamic.bsmArgs) {
                    addHandle(named, argument);
                }
            } else if (instruction instanceof LdcInsnNode constant) {
                addHandle(named, constant.cst);
            }
        }
        return named;
    }

    private static void addHandle(Set<String> named, Object constant) {
        if (constant instanceof Handle handle) {
            named.add(handle.getName() + handle.getDesc());
        }
    }

    private static boolean isStatic(MethodNode method) {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }
}
