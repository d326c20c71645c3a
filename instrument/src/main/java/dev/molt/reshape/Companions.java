package dev.molt.reshape;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes beside loaded ones that hold their added methods, as static ones that take the object first. */
final class Companions {

    static final int ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    private final World world;
    private final String suffix;
    private final Map<String, ClassNode> made = new TreeMap<>();
    private final Set<Target.Static> handed = new LinkedHashSet<>();

    /**
     * None yet.
     *
     * @param suffix what ends their names
     */
    Companions(World world, String suffix) {
        this.world = world;
        this.suffix = suffix;
    }

    /** By the classes that they stand beside. */
    Map<String, ClassNode> made() {
        return made;
    }

    void hand(Target.Static target) {
        handed.add(target);
    }

    /** By class, the methods of its companion that objects are handed, by name and descriptor. */
    Map<String, Set<String>> handed() {
        Map<String, Set<String>> all = new TreeMap<>();
        made.forEach((owner, node) -> handed.stream().filter(target -> target.owner().equals(node.name)).forEach(target ->
                all.computeIfAbsent(owner, key -> new TreeSet<>()).add(Handed.plain(target))));
        return all;
    }

    static String name(String owner, String suffix) {
        return owner + "$$" + suffix;
    }

    String name(String owner) {
        return name(owner, suffix);
    }

    /** The companion of a class. */
    ClassNode of(String owner) {
        return made.computeIfAbsent(owner, key -> {
            ClassNode now = world.now(owner);
            ClassNode node = Nodes.companion(name(owner), now.version & 0xFFFF);
            // Stack traces name the file that the code was written in.
            node.visitSource(now.sourceFile, null);
            return node;
        });
    }

    /** The static method that holds an added method's body. */
    Target.Static body(ClassNode owner, MethodNode method) {
        return new Target.Static(name(owner.name), bodyName(owner, method), descriptor(owner, method));
    }

    /** A static method of the companion around a call that is linked at run time. */
    Target.Static bridge(String owner, Target.Linked linked) {
        String name = String.join("-", linked.bootstrap(), linked.caller(), linked.owner(), linked.name())
                .replace('/', '-');
        ClassNode node = of(owner);
        if (Changes.method(node, name, linked.descriptor()) == null) {
            MethodNode into = Nodes.method(node, ACCESS | Opcodes.ACC_SYNTHETIC, name, linked.descriptor());
            into.visitCode();
            Code.loadAll(into, Type.getArgumentTypes(linked.descriptor()), 0);
            into.instructions.add(Rewriter.linked(linked));
            into.visitInsn(Type.getReturnType(linked.descriptor()).getOpcode(Opcodes.IRETURN));
            into.visitMaxs(0, 0);
        }
        return new Target.Static(node.name, name, linked.descriptor());
    }

    static String descriptor(ClassNode owner, MethodNode method) {
        return isStatic(method) ? method.desc : Nodes.withSelf(owner.name, method.desc);
    }

    /** A static method may take, by chance, what an instance method of its name takes with its object. */
    private static String bodyName(ClassNode owner, MethodNode method) {
        String descriptor = descriptor(owner, method);
        boolean taken = !isStatic(method) && owner.methods.stream().anyMatch(other -> isStatic(other)
                && other.name.equals(method.name) && other.desc.equals(descriptor));
        return taken ? method.name + "$self" : method.name;
    }

    private static boolean isStatic(MethodNode method) {
        return Nodes.is(method.access, Opcodes.ACC_STATIC);
    }
}
