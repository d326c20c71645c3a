package dev.molt.reshape;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The part of a new static initializer that feeds added static fields, as a method of a class of its own.
 *
 * <p>What initialised the old fields ran when the class was loaded, and never runs again. Statements are taken that
 * name an added field; where one assigns an old one, too, that keeps its value.
 */
final class AddedStatics {

    /** The method's name. */
    static final String INIT = "init";

    private final ClassNode owner;
    private final Set<String> added;
    private final Refusals refusals;

    /**
     * Of a class.
     *
     * @param owner its next version
     * @param added the fields to feed, by name and descriptor
     */
    AddedStatics(ClassNode owner, Set<String> added, Refusals refusals) {
        this.owner = owner;
        this.added = added;
        this.refusals = refusals;
    }

    /** The method that makes added constants of an enum, not rewritten yet; empty if there is nothing to run. */
    Optional<MethodNode> constants() {
        return method(this::makes);
    }

    /** The method for all the rest, not rewritten yet; empty if there is nothing to run. */
    Optional<MethodNode> method() {
        return method(part -> !makes(part) && feeds(part));
    }

    private Optional<MethodNode> method(Predicate<List<AbstractInsnNode>> taken) {
        return method(owner, taken, field -> field.owner.equals(owner.name) && !added.contains(field.name + field.desc));
    }

    /** A method of some statements of a class's static initializer. */
    static Optional<MethodNode> method(ClassNode owner, Predicate<List<AbstractInsnNode>> taken) {
        return method(owner, taken, field -> false);
    }

    /**
     * The same with values that are thrown away.
     *
     * @param old which assignments throw theirs away
     */
    static Optional<MethodNode> method(ClassNode owner, Predicate<List<AbstractInsnNode>> taken,
            Predicate<FieldInsnNode> old) {
        MethodNode initializer = Changes.method(owner, "<clinit>", "()V");
        if (initializer == null) {
            return Optional.empty();
        }
        MethodNode method = new MethodNode(Companions.ACCESS, INIT, "()V", null, null);
        Moved.copy(initializer, method);
        boolean runs = false;
        for (List<AbstractInsnNode> part : Statements.of(method)) {
            if (taken.test(part)) {
                runs = true;
                keepOld(method, part, old);
            } else {
                drop(method, part);
            }
        }
        Frames.merge(method);
        method.localVariables = null;
        method.instructions.add(new InsnNode(Opcodes.RETURN));
        method.tryCatchBlocks.removeIf(block -> isEmpty(block.start, block.end));
        return runs ? Optional.of(method) : Optional.empty();
    }

    private boolean makes(List<AbstractInsnNode> part) {
        return part.stream().anyMatch(instruction -> instruction instanceof FieldInsnNode field
                && field.getOpcode() == Opcodes.PUTSTATIC && field.owner.equals(owner.name)
                && added.contains(field.name + field.desc)
                && EnumConstants.isConstant(Changes.field(owner, field.name, field.desc))) && feeds(part);
    }

    private boolean feeds(List<AbstractInsnNode> part) {
        String fed = null;
        String old = null;
        boolean assigns = false;
        for (AbstractInsnNode instruction : part) {
            if (instruction instanceof FieldInsnNode field && field.owner.equals(owner.name)
                    && (field.getOpcode() == Opcodes.PUTSTATIC || field.getOpcode() == Opcodes.GETSTATIC)) {
                boolean puts = field.getOpcode() == Opcodes.PUTSTATIC;
                if (added.contains(field.name + field.desc)) {
                    fed = field.name;
                    assigns |= puts;
                } else if (puts) {
                    old = field.name;
                }
            }
        }
        if (assigns && old != null) {
            refusals.warn(owner.name, "static field " + fed + " added, and one statement assigns it together with "
                    + old + ": it runs, and " + old + " keeps the value that it has", "assign it in a statement of its own");
        }
        return fed != null && (old == null || assigns);
    }

    /** The values for fields that have theirs already are thrown away. */
    private static void keepOld(MethodNode method, List<AbstractInsnNode> part, Predicate<FieldInsnNode> old) {
        for (AbstractInsnNode instruction : part) {
            if (instruction instanceof FieldInsnNode field && field.getOpcode() == Opcodes.PUTSTATIC
                    && old.test(field)) {
                boolean wide = Type.getType(field.desc).getSize() == 2;
                method.instructions.set(field, new InsnNode(wide ? Opcodes.POP2 : Opcodes.POP));
            }
        }
    }

    private static void drop(MethodNode method, List<AbstractInsnNode> part) {
        boolean begun = false;
        for (AbstractInsnNode instruction : part) {
            begun |= instruction.getOpcode() >= 0;
            // Kept statements may jump to where this one began, and a frame describes that place.
            boolean stays = instruction instanceof LabelNode || instruction instanceof FrameNode && !begun;
            if (!stays) {
                method.instructions.remove(instruction);
            }
        }
    }

    /** True if there is no code between two places. */
    static boolean isEmpty(LabelNode start, LabelNode end) {
        for (AbstractInsnNode at = start; at != end; at = at.getNext()) {
            if (at.getOpcode() >= 0) {
                return false;
            }
        }
        return true;
    }
}
