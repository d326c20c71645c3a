package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a method does that the next version inherits and no longer declares: it calls that of the supertype. */
final class Inherited {

    private static final int HAS_NO_BODY_FOR_SUBCLASSES = Opcodes.ACC_ABSTRACT | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_STATIC;

    private Inherited() {
    }

    /** The code in its place, not rewritten yet; empty if nothing is inherited. */
    static Optional<MethodNode> of(Changes change, MethodNode old, Lookup now) {
        ClassNode next = change.next;
        boolean inherits = Overrides.isVirtual(old) && !Nodes.is(old.access, Opcodes.ACC_ABSTRACT)
                && change.shape.superName != null;
        Optional<Lookup.FoundMethod> found = !inherits ? Optional.empty()
                : now.inClasses(next.superName, old.name, old.desc).or(() -> now.inInterfaces(next.name, old.name, old.desc))
                        .filter(each -> !each.is(HAS_NO_BODY_FOR_SUBCLASSES) && !each.owner().name.equals(next.name));
        return found.flatMap(each -> by(each.owner(), next, now)).map(by -> calling(change, old, by));
    }

    /** The direct supertype that hands it down. */
    private static Optional<String> by(ClassNode owner, ClassNode next, Lookup now) {
        List<String> direct = new ArrayList<>(List.of(next.superName));
        direct.addAll(next.interfaces);
        return direct.stream().filter(type -> now.isSubtype(type, owner.name)).findFirst();
    }

    private static MethodNode calling(Changes change, MethodNode old, String by) {
        MethodNode method = new MethodNode(old.access & ~Opcodes.ACC_NATIVE, old.name, old.desc, old.signature,
                old.exceptions.toArray(new String[0]));
        method.visitCode();
        Code.loadAll(method, Type.getArgumentTypes(Nodes.withSelf(change.shape.name, old.desc)), 0);
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, by, old.name, old.desc,
                !by.equals(change.next.superName)));
        method.instructions.add(new InsnNode(Type.getReturnType(old.desc).getOpcode(Opcodes.IRETURN)));
        method.maxLocals = Type.getArgumentsAndReturnSizes(old.desc) >> 2;
        method.maxStack = method.maxLocals + 1;
        return method;
    }
}
