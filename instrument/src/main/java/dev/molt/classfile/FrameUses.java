package dev.molt.classfile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What a frame that stands at a line of a method may still use, and what it may remember.
 *
 * <p>A stack trace tells a method's name and line, so all methods of the name that have the line are looked at; where none
 * has, as the frame may run code of another version, the whole of each counts.
 */
public final class FrameUses {

    private final Set<String> ahead = new TreeSet<>();
    private final Set<String> remembered = new TreeSet<>();

    private FrameUses() {
    }

    /**
     * Looks at a frame.
     *
     * @param line the line number, or less than 1 where it is not known
     */
    public static FrameUses of(byte[] classFile, String method, int line) {
        return of(read(classFile), method, line);
    }

    private static FrameUses of(ClassNode node, String method, int line) {
        FrameUses uses = new FrameUses();
        boolean known = has(node, method, line);
        for (MethodNode candidate : node.methods) {
            if (candidate.name.equals(method)) {
                uses.add(candidate, known ? standing(starts(candidate, line)) : all(candidate));
            }
        }
        return uses;
    }

    /**
     * Looks at a frame that may run any version of its class: one for each version that it can be of. A version that has
     * the method, but not at this line, is none, if another one has the line.
     *
     * @param line the line number, or less than 1 where it is not known
     */
    public static List<FrameUses> of(List<byte[]> versions, String method, int line) {
        List<ClassNode> declaring = versions.stream()
                .map(FrameUses::read)
                .filter(node -> node.methods.stream().anyMatch(m -> m.name.equals(method)))
                .toList();
        List<ClassNode> known = declaring.stream().filter(node -> has(node, method, line)).toList();
        return (known.isEmpty() ? declaring : known).stream().map(node -> of(node, method, line)).toList();
    }

    /**
     * By method, as {@code name + descriptor}, what all of it uses.
     *
     * @param classFile a class file
     */
    public static Map<String, Set<String>> ofMethods(byte[] classFile) {
        Map<String, Set<String>> all = new TreeMap<>();
        for (MethodNode method : read(classFile).methods) {
            Set<String> used = all.computeIfAbsent(method.name + method.desc, key -> new TreeSet<>());
            method.instructions.forEach(instruction -> uses(instruction, used));
        }
        return all;
    }

    /** True if it may still use a member or class: {@code name + descriptor} of a member, a class's binary name. */
    public boolean touches(Set<String> keys) {
        return keys.stream().anyMatch(ahead::contains) || remembers(keys);
    }

    /** True if it may have a value that one of these gave. */
    public boolean remembers(Set<String> keys) {
        return keys.stream().anyMatch(remembered::contains);
    }

    private static ClassNode read(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
        return node;
    }

    private static boolean has(ClassNode node, String method, int line) {
        return node.methods.stream().anyMatch(m -> m.name.equals(method) && !starts(m, line).isEmpty());
    }

    private void add(MethodNode method, Set<AbstractInsnNode> starts) {
        if (starts.isEmpty()) {
            return;
        }
        Set<AbstractInsnNode> reached = reached(method, starts);
        Set<AbstractInsnNode> behind = behind(method, starts);
        for (AbstractInsnNode instruction : method.instructions) {
            if (reached.contains(instruction)) {
                uses(instruction, ahead);
            }
            if (behind.contains(instruction) && yields(instruction)) {
                uses(instruction, remembered);
            }
        }
    }

    /** The instructions that may have been carried out before: those of a loop lie both ahead and behind. */
    private static Set<AbstractInsnNode> behind(MethodNode method, Set<AbstractInsnNode> starts) {
        Map<AbstractInsnNode, Set<AbstractInsnNode>> before = new HashMap<>();
        for (AbstractInsnNode instruction : method.instructions) {
            Deque<AbstractInsnNode> successors = new ArrayDeque<>();
            next(instruction, successors);
            handlers(method, instruction, successors);
            successors.forEach(next -> before.computeIfAbsent(next, key -> new HashSet<>()).add(instruction));
        }
        Set<AbstractInsnNode> found = new HashSet<>();
        Deque<AbstractInsnNode> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            for (AbstractInsnNode instruction : before.getOrDefault(open.pop(), Set.of())) {
                if (found.add(instruction)) {
                    open.push(instruction);
                }
            }
        }
        return found;
    }

    /** True if a value is left of it, which may lie in a variable. */
    private static boolean yields(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.GETFIELD, Opcodes.GETSTATIC, Opcodes.NEW, Opcodes.INVOKEDYNAMIC -> true;
            default -> instruction instanceof MethodInsnNode call && !call.desc.endsWith(")V");
        };
    }

    private static void uses(AbstractInsnNode instruction, Set<String> into) {
        if (instruction instanceof FieldInsnNode field) {
            into.add(field.name + field.desc);
            into.add(field.owner.replace('/', '.'));
        } else if (instruction instanceof MethodInsnNode call) {
            into.add(call.name + call.desc);
            into.add(call.owner.replace('/', '.'));
        } else if (instruction instanceof TypeInsnNode type) {
            into.add(type.desc.replace('/', '.'));
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle) {
                    into.add(handle.getName() + handle.getDesc());
                    into.add(handle.getOwner().replace('/', '.'));
                }
            }
        }
    }

    private static Set<AbstractInsnNode> all(MethodNode method) {
        return method.instructions.size() == 0 ? Set.of() : Set.of(method.instructions.getFirst());
    }

    /** The instructions of a line. */
    private static Set<AbstractInsnNode> starts(MethodNode method, int line) {
        Set<AbstractInsnNode> found = new HashSet<>();
        int at = 0;
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof LineNumberNode number) {
                at = number.line;
            }
            if (at == line && line > 0) {
                found.add(instruction);
            }
        }
        return found;
    }

    /** Those of a line at which something else can be called, or a class be loaded: a frame below others stands at one. */
    private static Set<AbstractInsnNode> standing(Set<AbstractInsnNode> line) {
        Set<AbstractInsnNode> found = new HashSet<>(line);
        found.removeIf(instruction -> !(instruction instanceof MethodInsnNode
                || instruction instanceof InvokeDynamicInsnNode
                || instruction instanceof FieldInsnNode
                || instruction instanceof TypeInsnNode
                || instruction instanceof MultiANewArrayInsnNode
                || instruction instanceof LdcInsnNode
                || instruction.getOpcode() == Opcodes.ATHROW));
        return found.isEmpty() ? line : found;
    }

    private static Set<AbstractInsnNode> reached(MethodNode method, Set<AbstractInsnNode> starts) {
        Set<AbstractInsnNode> reached = new HashSet<>();
        Deque<AbstractInsnNode> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            AbstractInsnNode instruction = open.pop();
            if (instruction != null && reached.add(instruction)) {
                next(instruction, open);
                handlers(method, instruction, open);
            }
        }
        return reached;
    }

    private static void next(AbstractInsnNode instruction, Deque<AbstractInsnNode> open) {
        int opcode = instruction.getOpcode();
        if (instruction instanceof JumpInsnNode jump) {
            open.push(jump.label);
        } else if (instruction instanceof TableSwitchInsnNode table) {
            open.push(table.dflt);
            table.labels.forEach(open::push);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            open.push(lookup.dflt);
            lookup.labels.forEach(open::push);
        }
        boolean ends = opcode == Opcodes.GOTO || opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH
                || opcode == Opcodes.ATHROW || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        if (!ends && instruction.getNext() != null) {
            open.push(instruction.getNext());
        }
    }

    private static void handlers(MethodNode method, AbstractInsnNode instruction, Deque<AbstractInsnNode> open) {
        int at = method.instructions.indexOf(instruction);
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (index(method, block.start) <= at && at < index(method, block.end)) {
                open.push(block.handler);
            }
        }
    }

    private static int index(MethodNode method, LabelNode label) {
        return method.instructions.indexOf(label);
    }
}
