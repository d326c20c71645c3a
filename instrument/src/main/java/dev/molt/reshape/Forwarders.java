package dev.molt.reshape;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods of classes that are loaded later, which lead to what they inherit from companions: the JVM, which looks along
 * the shapes of loaded superclasses, would find another method there, or none.
 */
final class Forwarders {

    private final World world;
    private final Lookup now;
    private final Lookup actual;
    private final Companions companions;

    Forwarders(World world, Lookup now, Lookup actual, Companions companions) {
        this.world = world;
        this.now = now;
        this.actual = actual;
        this.companions = companions;
    }

    /** Adds them to a class that is not loaded yet. */
    void add(ClassNode node) {
        if (Nodes.is(node.access, Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) {
            return;
        }
        for (String type : now.supertypes(node.name)) {
            Changes change = world.changes(type);
            if (change != null) {
                change.besides().stream().filter(Overrides::isVirtual)
                        .filter(method -> Changes.method(node, method.name, method.desc) == null)
                        .filter(method -> actual.selected(node.name, method.name, method.desc).isPresent())
                        .forEach(method -> forward(node, change, method));
            }
        }
    }

    private void forward(ClassNode node, Changes change, MethodNode method) {
        Optional<Lookup.FoundMethod> runs = now.selected(node.name, method.name, method.desc);
        if (runs.filter(found -> found.owner() == change.next).isPresent()) {
            MethodNode into = write(node, method.access, method.name, method.desc, companions.body(change.next, method));
            into.exceptions = method.exceptions;
        }
    }

    /** Writes a method that leads to its body in a companion. */
    static MethodNode write(ClassNode node, int access, String name, String descriptor, Target.Static body) {
        MethodNode into = Nodes.method(node, access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED) | Opcodes.ACC_SYNTHETIC,
                name, descriptor);
        into.visitCode();
        Dispatch.call(into, body);
        int size = Type.getArgumentsAndReturnSizes(descriptor) >> 2;
        into.visitMaxs(size + 1, size);
        return into;
    }
}
