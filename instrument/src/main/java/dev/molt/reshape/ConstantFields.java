package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Gives the constants of an enum that exist what its next version would have in the fields that it adds: each constant
 * is made once more, and the values are taken over from that object, which nobody else sees.
 */
final class ConstantFields {

    private final Changes change;
    private final String owner;
    private final List<ClassNode> classes;
    private final Set<String> added;
    private final List<FieldNode> fields;
    private final Refusals refusals;

    /**
     * Of an enum, or of any other class, which has no constants.
     *
     * @param all the classes of the release, those with constants' bodies among them
     * @param added its static fields that have no value yet, by name and descriptor: constants that are new
     * @param fields its instance fields that have no value yet
     */
    ConstantFields(Changes change, Collection<ClassNode> all, Set<String> added, List<FieldNode> fields,
            Refusals refusals) {
        this.change = change;
        this.owner = change.next.name;
        this.classes = all.stream().filter(node -> node.name.equals(owner) || owner.equals(node.superName)).toList();
        this.added = added;
        // Those of constants' bodies are nobody else's.
        this.fields = fields.stream().filter(field -> !Nodes.is(field.access, Opcodes.ACC_SYNTHETIC)).toList();
        this.refusals = refusals;
    }

    /** The method, not rewritten yet; empty if there is nothing to give. */
    Optional<MethodNode> method() {
        if (fields.isEmpty() || !EnumConstants.isEnum(change.shape) || !EnumConstants.isEnum(change.next)) {
            return Optional.empty();
        }
        warnOfLaterOnes();
        List<FieldNode> set = set();
        if (set.isEmpty()) {
            // A constant that is made now has nothing in them, either.
            return Optional.empty();
        }
        Optional<MethodNode> made = AddedStatics.method(change.next, this::makes);
        if (!isSound(made)) {
            refusals.warn(owner, "enum constants that exist will have null, zero or false in "
                    + set.stream().map(field -> field.name).collect(Collectors.joining(", "))
                    + ", as to make them once more may do more than set fields",
                    "assign the values in code that runs during the upgrade");
            return Optional.empty();
        }
        made.ifPresent(method -> takeOver(method, set));
        return made;
    }

    /** The fields that making a constant may set. */
    private List<FieldNode> set() {
        FieldWrites writes = writes(this::makes);
        boolean escapes = writes.leaves() && writes.methods().stream()
                .anyMatch(method -> method.name.equals("<init>") && !keepsToItself(method));
        return fields.stream().filter(field -> escapes || writes.fields().contains(field.name + field.desc)).toList();
    }

    /** What runs once, and names nothing that is new, does not run again. */
    private void warnOfLaterOnes() {
        Set<String> later = writes(part -> !makes(part) && !runs(part)).fields();
        fields.stream().filter(field -> later.contains(field.name + field.desc)).forEach(field -> refusals.warn(owner,
                "enum constants that exist will have null, zero or false in " + field.name
                        + ", which the static initializer sets in them: it does not run again",
                "assign the values in code that runs during the upgrade"));
    }

    private FieldWrites writes(Predicate<List<AbstractInsnNode>> taken) {
        MethodNode initializer = Changes.method(change.next, "<clinit>", "()V");
        List<AbstractInsnNode> code = new ArrayList<>();
        if (initializer != null) {
            Statements.of(initializer).stream().filter(taken).forEach(code::addAll);
        }
        return new FieldWrites(classes, code);
    }

    private boolean runs(List<AbstractInsnNode> part) {
        return part.stream().anyMatch(at -> at instanceof FieldInsnNode field && field.owner.equals(owner)
                && added.contains(field.name + field.desc));
    }

    private boolean isSound(Optional<MethodNode> made) {
        // What has a body calls the enum's own constructor, which has the old code yet.
        boolean bodies = EnumConstants.classes(change.next).values().stream().anyMatch(type -> !type.equals(owner));
        return !bodies && change.next.methods.stream().filter(method -> method.name.equals("<init>"))
                .allMatch(method -> keepsToItself(method) && callsTheJdkOnly(method))
                && made.filter(method -> !callsTheJdkOnly(method)).isEmpty();
    }

    private boolean makes(List<AbstractInsnNode> part) {
        return part.stream().anyMatch(this::puts);
    }

    private boolean puts(AbstractInsnNode instruction) {
        return instruction instanceof FieldInsnNode put && put.getOpcode() == Opcodes.PUTSTATIC
                && put.owner.equals(owner) && !added.contains(put.name + put.desc)
                && EnumConstants.isConstant(Changes.field(change.next, put.name, put.desc));
    }

    private void takeOver(MethodNode method, List<FieldNode> set) {
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (puts(at)) {
                InsnList code = new InsnList();
                set.forEach(field -> copy(field, (FieldInsnNode) at, code));
                code.add(new InsnNode(Opcodes.POP));
                method.instructions.insert(at, code);
                method.instructions.remove(at);
            }
        }
    }

    private void copy(FieldNode field, FieldInsnNode constant, InsnList code) {
        boolean wide = Type.getType(field.desc).getSize() == 2;
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new FieldInsnNode(Opcodes.GETFIELD, owner, field.name, field.desc));
        code.add(new FieldInsnNode(Opcodes.GETSTATIC, owner, constant.name, constant.desc));
        code.add(new InsnNode(wide ? Opcodes.DUP_X2 : Opcodes.SWAP));
        if (wide) {
            code.add(new InsnNode(Opcodes.POP));
        }
        code.add(new FieldInsnNode(Opcodes.PUTFIELD, owner, field.name, field.desc));
    }

    /** True if a constructor does nothing with the object but to read and write its fields. */
    private static boolean keepsToItself(MethodNode constructor) {
        AbstractInsnNode[] code = constructor.instructions.toArray();
        int[] heights = StackHeights.of(constructor);
        for (int i = 0; i < code.length; i++) {
            if (code[i].getOpcode() == Opcodes.ALOAD && ((VarInsnNode) code[i]).var == 0
                    && !isOwn(code, heights, i)) {
                return false;
            }
        }
        return true;
    }

    /** True if what takes the object off the stack takes it as the one whose field or constructor this is. */
    private static boolean isOwn(AbstractInsnNode[] code, int[] heights, int load) {
        int next = load + 1;
        while (next < code.length - 1 && (code[next].getOpcode() < 0 || heights[next + 1] > heights[load])) {
            if (next == load + 1 && code[next].getOpcode() == Opcodes.GETFIELD) {
                return true;
            }
            next++;
        }
        boolean takes = code[next].getOpcode() == Opcodes.PUTFIELD
                || code[next] instanceof MethodInsnNode call && call.name.equals("<init>");
        return takes && next < code.length - 1 && heights[next + 1] == heights[load];
    }

    private boolean callsTheJdkOnly(MethodNode method) {
        for (AbstractInsnNode at : method.instructions) {
            boolean foreign = at instanceof MethodInsnNode call && !call.owner.startsWith("java/")
                    && !(call.name.equals("<init>") && call.owner.startsWith(owner));
            boolean writes = at.getOpcode() == Opcodes.PUTSTATIC && !puts(at);
            if (foreign || writes) {
                return false;
            }
        }
        return true;
    }
}
