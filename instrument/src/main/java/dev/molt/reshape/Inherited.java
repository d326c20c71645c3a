package dev.molt.reshape;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What a method does that the next version inherits and no longer declares: it calls the one above it. */
final class Inherited {

    private Inherited() {
    }

    /** The code in its place, not rewritten yet; empty if nothing is inherited. */
    static Optional<MethodNode> of(Changes change, MethodNode old, Lookup now) {
        boolean inherits = Overrides.isVirtual(old) && !Nodes.is(old.access, Opcodes.ACC_ABSTRACT)
                && change.shape.superName != null;
        if (!inherits) {
            return Optional.empty();
        }
        Optional<MethodNode> above = now.inClasses(change.next.superName, old.name, old.desc)
                .filter(found -> !found.is(Opcodes.ACC_ABSTRACT | Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC))
                .map(found -> calling(change, old, change.shape.superName, false));
        return above.isPresent() ? above : now.inInterfaces(change.next.name, old.name, old.desc)
                .filter(found -> !found.is(Opcodes.ACC_ABSTRACT))
                .map(found -> byInterface(change, old, found.owner().name, now));
    }

    /** Code may call the default methods of its class's own interfaces only, or what the superclass has of others. */
    private static MethodNode byInterface(Changes change, MethodNode old, String declares, Lookup now) {
        return change.shape.interfaces.stream().filter(own -> now.isSubtype(own, declares)).findFirst()
                .map(own -> calling(change, old, own, true))
                .orElseGet(() -> calling(change, old, change.shape.superName, false));
    }

    private static MethodNode calling(Changes change, MethodNode old, String owner, boolean isInterface) {
        MethodNode method = new MethodNode(old.access & ~Opcodes.ACC_NATIVE, old.name, old.desc, old.signature,
                old.exceptions.toArray(new String[0]));
        method.visitCode();
        Code.loadAll(method, Type.getArgumentTypes(Nodes.withSelf(change.shape.name, old.desc)), 0);
        method.instructions.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, owner, old.name, old.desc,
                isInterface));
        method.instructions.add(new InsnNode(Type.getReturnType(old.desc).getOpcode(Opcodes.IRETURN)));
        method.maxLocals = Type.getArgumentsAndReturnSizes(old.desc) >> 2;
        method.maxStack = method.maxLocals + 1;
        return method;
    }
}
