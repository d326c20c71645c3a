package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Constructors that call an added one of the superclass: the JVM wants them to call one that it knows.
 *
 * <p>The added one's code takes the place of the call. Where that goes on to the class above, one that the superclass has,
 * its <em>entry</em>, is called in its stead and told to do nothing but that call.
 */
final class SuperCalls {

    private final World world;
    private final Map<String, Set<String>> entered = new TreeMap<>();

    SuperCalls(World world) {
        this.world = world;
        for (ClassNode node : world.next()) {
            Changes change = world.changes(node.name);
            for (MethodNode method : node.methods) {
                boolean real = change == null || !change.addsMethod(Changes.key(method));
                if (method.name.equals("<init>") && (real || LaterSubclasses.mayCall(change, method))) {
                    look(node, method);
                }
            }
        }
    }

    /** The descriptors of constructors above that a class's entry has to call on demand; empty for any other constructor. */
    Set<String> enteredBy(String owner, MethodNode constructor) {
        return !entered.containsKey(owner) || !entry(owner).filter(constructor.desc::equals).isPresent() ? Set.of()
                : entered.get(owner);
    }

    /** The descriptor of the constructor that subclasses enter a loaded class by: the most open one, with few parameters. */
    Optional<String> entry(String owner) {
        return entry(world.actual(owner));
    }

    /** The same, in whatever version: a class keeps its constructors. */
    static Optional<String> entry(ClassNode owner) {
        return owner.methods.stream().filter(method -> method.name.equals("<init>"))
                .min(Comparator.comparing((MethodNode method) -> closed(method.access))
                        .thenComparing(method -> Type.getArgumentTypes(method.desc).length)
                        .thenComparing(method -> method.desc))
                .map(method -> method.desc);
    }

    /** What tells an entry which constructor to call. */
    static String key(String owner, String descriptor) {
        return owner + descriptor;
    }

    /** True if a subclass may call the entry. */
    boolean mayEnter(String subclass, String owner) {
        int access = entry(owner).map(type -> Changes.method(world.actual(owner), "<init>", type).access).orElse(0);
        return Nodes.is(access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)
                || Nodes.is(access, Opcodes.ACC_PRIVATE) && world.nest(subclass).equals(world.nest(owner))
                || !Nodes.is(access, Opcodes.ACC_PRIVATE)
                        && Nodes.packageOf(subclass).equals(Nodes.packageOf(owner));
    }

    private static int closed(int access) {
        List<Integer> order = new ArrayList<>(List.of(Opcodes.ACC_PUBLIC, Opcodes.ACC_PROTECTED, 0, Opcodes.ACC_PRIVATE));
        return order.indexOf(access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE));
    }

    private void look(ClassNode node, MethodNode method) {
        MethodInsnNode call = new Creations(method).delegation();
        Changes above = call == null ? null : world.changes(call.owner);
        if (above == null) {
            return;
        }
        if (above.addsMethod("<init>" + call.desc)) {
            MethodNode added = Changes.method(above.next, "<init>", call.desc);
            if (call.owner.equals(node.name)) {
                look(node, added);
            } else {
                enter(above, added);
            }
        }
    }

    private void enter(Changes above, MethodNode added) {
        MethodInsnNode call = new Creations(added).delegation();
        if (call == null) {
            return;
        }
        if (!call.owner.equals(above.next.name)) {
            entered.computeIfAbsent(above.next.name, name -> new TreeSet<>()).add(call.desc);
        } else if (above.addsMethod("<init>" + call.desc)) {
            enter(above, Changes.method(above.next, "<init>", call.desc));
        }
    }
}
