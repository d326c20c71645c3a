package dev.molt.reshape;

import dev.molt.classfile.ClassFile;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/** Which code of a class's static initializer feeds which of its static fields. Fields are told by name. */
public final class InitializerSlices {

    /**
     * Why the code that feeds a field cannot be run by itself.
     *
     * @param reason in words
     * @param cure what to do about it
     */
    public record Obstacle(String reason, String cure) {}

    private final ClassNode owner;
    private final List<InitializerPart> parts;

    private InitializerSlices(ClassNode owner) {
        this.owner = owner;
        this.parts = initializer().map(method -> Statements.of(method).stream()
                .map(part -> InitializerPart.of(owner.name, part)).toList()).orElse(List.of());
    }

    /** Those of a class. */
    public static InitializerSlices of(ClassFile file) {
        ClassNode node = new ClassNode();
        new ClassReader(file.bytes()).accept(node, ClassReader.EXPAND_FRAMES | ClassReader.SKIP_DEBUG);
        return new InitializerSlices(node);
    }

    /** The code that feeds a field, as text that is equal for equal code; empty if there is none. */
    public String slice(String field) {
        return text(part -> part.feeds(Set.of(field)));
    }

    /** The code that has nothing to do with static fields of the class, in the same way. */
    public String rest() {
        return text(InitializerPart::isApart);
    }

    /**
     * Why the code that feeds a field cannot be run once more.
     *
     * @param fields all those whose code runs
     */
    public Optional<Obstacle> obstacle(String field, Set<String> fields) {
        return parts.stream().filter(part -> part.feeds(Set.of(field)))
                .flatMap(part -> obstacle(part, field, fields).stream()).findFirst();
    }

    private static Optional<Obstacle> obstacle(InitializerPart part, String field, Set<String> fields) {
        Set<String> kept = new HashSet<>(part.assigns().isEmpty() ? part.reads() : part.assigns());
        kept.removeAll(fields);
        String others = kept.stream().sorted().collect(Collectors.joining(", "));
        if (!part.assigns().isEmpty()) {
            return kept.isEmpty() ? Optional.empty() : Optional.of(new Obstacle(
                    "one statement of the static initializer assigns " + field + " together with " + others,
                    "renew " + others + ", too, or assign " + field + " in a statement of its own"));
        } else if (part.hands() != null) {
            return Optional.of(new Obstacle("the static initializer hands " + field + " to " + part.hands()
                    + ", which would be called once more", "hand it over in code that runs once, or assign the new value by apply"));
        }
        return kept.isEmpty() || fields.contains(part.begins()) ? Optional.empty() : Optional.of(new Obstacle(
                "the static initializer uses " + field + " where it fills " + others + ", which keeps what it has",
                "renew " + others + ", too, or assign the new value by apply"));
    }

    private Optional<MethodNode> initializer() {
        return Optional.ofNullable(Changes.method(owner, "<clinit>", "()V"));
    }

    private String text(Predicate<InitializerPart> taken) {
        if (parts.stream().noneMatch(taken)) {
            return "";
        }
        MethodNode copy = copy(initializer().orElseThrow());
        List<List<AbstractInsnNode>> code = Statements.of(copy);
        for (int i = 0; i < code.size(); i++) {
            if (!taken.test(parts.get(i))) {
                code.get(i).stream().filter(instruction -> !(instruction instanceof LabelNode))
                        .forEach(copy.instructions::remove);
            }
        }
        return text(copy, new HashSet<>());
    }

    /** Places and numbers do not count: a lambda is told by its code. */
    private String text(MethodNode copy, Set<String> open) {
        for (AbstractInsnNode instruction : copy.instructions.toArray()) {
            if (instruction instanceof FrameNode || instruction.getOpcode() == Opcodes.NOP) {
                copy.instructions.remove(instruction);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                dynamic.bsmArgs = Arrays.stream(dynamic.bsmArgs).map(each -> lambda(each, open)).toArray();
            }
        }
        copy.tryCatchBlocks.removeIf(block -> AddedStatics.isEmpty(block.start, block.end));
        copy.maxLocals = 0;
        copy.maxStack = 0;
        return code(copy);
    }

    private Object lambda(Object argument, Set<String> open) {
        if (!(argument instanceof Handle handle) || !handle.getOwner().equals(owner.name) || !open.add(handle.getName())) {
            return argument;
        }
        MethodNode body = Changes.method(owner, handle.getName(), handle.getDesc());
        Object named = body == null || !Nodes.is(body.access, Opcodes.ACC_SYNTHETIC) ? handle
                : new Handle(handle.getTag(), owner.name, text(copy(body), open), handle.getDesc(), handle.isInterface());
        open.remove(handle.getName());
        return named;
    }

    /** What tells code of a method, in a class of no account. */
    private static String code(MethodNode method) {
        ClassNode node = new ClassNode();
        node.visit(Opcodes.V17, 0, "C", null, "java/lang/Object", null);
        method.name = "code";
        node.methods.add(method);
        return ClassFile.of(Nodes.bytes(node)).methods().get(0).code();
    }

    private static MethodNode copy(MethodNode method) {
        MethodNode copy = new MethodNode(Opcodes.ASM9, method.access, method.name, method.desc, null, null);
        method.accept(copy);
        return copy;
    }
}
