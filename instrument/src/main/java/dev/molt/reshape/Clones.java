package dev.molt.reshape;

import java.util.Arrays;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives clones added fields of their own, behind each call of a {@code clone} that nobody rewrites, as Object's. What other code
 * than the release's clones shares them.
 */
final class Clones {

    private static final String CLONE = "clone";
    private static final String TYPE = "()Ljava/lang/Object;";
    private static final int TAKEN = 2;

    private final Lookup now;
    private final Rewritten rewritten;
    private final boolean holdersExist;

    /** Tells classes whose code this is done to. */
    interface Rewritten {
        boolean is(String name);
    }

    /**
     * Looks at the code of a release.
     *
     * @param holdersExist false as long as no object has added fields
     */
    Clones(Lookup now, Rewritten rewritten, boolean holdersExist) {
        this.now = now;
        this.rewritten = rewritten;
        this.holdersExist = holdersExist;
    }

    /** True for a method that this changes. */
    boolean concerns(MethodNode method) {
        return holdersExist && Arrays.stream(method.instructions.toArray())
                .anyMatch(at -> at instanceof MethodInsnNode call && isForeign(call));
    }

    /** Adds that to a method. */
    void apart(MethodNode method) {
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (holdersExist && at instanceof MethodInsnNode call && isForeign(call)) {
                method.instructions.insertBefore(at, new InsnNode(Opcodes.DUP));
                InsnList code = new InsnList();
                code.add(new InsnNode(Opcodes.DUP_X1));
                code.add(new MethodInsnNode(Opcodes.INVOKESTATIC, "dev/molt/boot/Clones", "apart",
                        "(Ljava/lang/Object;Ljava/lang/Object;)V", false));
                method.instructions.insert(at, code);
                method.maxStack += TAKEN;
            }
        }
    }

    private boolean isForeign(MethodInsnNode call) {
        boolean own = call.getOpcode() == Opcodes.INVOKESPECIAL
                || call.getOpcode() == Opcodes.INVOKEVIRTUAL && rewritten.is(call.owner);
        return own && call.name.equals(CLONE) && call.desc.equals(TYPE)
                && now.inClasses(call.owner, CLONE, TYPE).filter(found -> rewritten.is(found.owner().name)).isEmpty();
    }
}
