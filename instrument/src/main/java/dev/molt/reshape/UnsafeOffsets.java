package dev.molt.reshape;

import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Refuses code that asks for the place of an added field in the objects of its class, where it says which. */
final class UnsafeOffsets {

    private static final Set<String> UNSAFE = Set.of("sun/misc/Unsafe", "jdk/internal/misc/Unsafe");
    private static final Set<String> OFFSETS = Set.of("objectFieldOffset", "staticFieldOffset", "staticFieldBase");
    private static final String CURE = "use a VarHandle, or restart";

    private final World world;
    private final Refusals refusals;

    UnsafeOffsets(World world, Refusals refusals) {
        this.world = world;
        this.refusals = refusals;
    }

    /** Looks at a method of a class, by its internal name. */
    void check(String owner, MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call && UNSAFE.contains(call.owner)
                    && OFFSETS.contains(call.name)) {
                offset(owner, method, call);
            }
        }
    }

    private void offset(String owner, MethodNode method, MethodInsnNode call) {
        AbstractInsnNode name = before(call);
        if (name instanceof MethodInsnNode finds && finds.owner.equals("java/lang/Class")
                && finds.name.equals("getDeclaredField")) {
            name = before(finds);
        }
        AbstractInsnNode type = name == null ? null : before(name);
        Changes change = type instanceof LdcInsnNode constant && constant.cst instanceof Type asked
                ? world.changes(asked.getInternalName()) : null;
        if (change == null || change.addedFields().isEmpty()) {
            return;
        }
        String in = change.next.name.replace('/', '.');
        String asks = Words.method(method) + " asks Unsafe for the place of ";
        if (!(name instanceof LdcInsnNode literal && literal.cst instanceof String text)) {
            refusals.warn(owner, asks + "a field of " + in + ": it will not be told that of an added one", CURE);
        } else if (change.addedFields().stream().map(field -> field.name).anyMatch(text::equals)) {
            refusals.add(owner, asks + "field " + text + " of " + in + ", which is added", CURE);
        }
    }

    private static AbstractInsnNode before(AbstractInsnNode at) {
        AbstractInsnNode previous = at.getPrevious();
        while (previous != null && previous.getOpcode() < 0) {
            previous = previous.getPrevious();
        }
        return previous;
    }
}
