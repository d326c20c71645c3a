package dev.molt.loop;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The loops of a class that may last: they call something, step no counter and ask no iterator, and no lock is taken within
 * the method while they run, as a lock is given back only by the call that took it.
 */
final class Loops {

    /** So that jumps reach as far as they have to, and copies are not too large. */
    private static final int MOST_INSTRUCTIONS = 8_000;

    /** Method handles take no more than 253 words of arguments. */
    private static final int MOST_WORDS = 200;

    private static final int NO_FIELDS = Opcodes.ACC_INTERFACE | Opcodes.ACC_MODULE;

    private Loops() {
    }

    /** Those of all methods but constructors and static initializers; the frames of the class are written out in full. */
    static List<Loop> of(ClassNode owner) {
        List<Loop> loops = new ArrayList<>();
        if ((owner.access & NO_FIELDS) == 0) {
            owner.methods.stream()
                    .filter(method -> !method.name.startsWith("<") && method.instructions.size() <= MOST_INSTRUCTIONS)
                    .forEach(method -> loops.addAll(of(owner.name, method)));
        }
        return loops;
    }

    /** The object itself is where it was when the method was entered: shrinkers may put something else there. */
    private static boolean canBeLeft(String owner, MethodNode method, FrameNode frame) {
        boolean same = (method.access & Opcodes.ACC_STATIC) != 0 || !frame.local.isEmpty() && frame.local.get(0).equals(owner);
        return same && Variables.canBeHandedOver(frame)
                && Variables.of(frame).stream().mapToInt(Loop.Variable::size).sum() <= MOST_WORDS;
    }

    private static List<Loop> of(String owner, MethodNode method) {
        List<FrameNode> heads = new ArrayList<>();
        for (LoopHead head : LoopHead.of(method)) {
            if (head.mayLast()) {
                head.frame().filter(frame -> canBeLeft(owner, method, frame)).ifPresent(heads::add);
            }
        }
        if (!heads.isEmpty()) {
            Locks locks = new Locks(method);
            heads.removeIf(locks::mayBeHeldAt);
        }
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            LoopName name = new LoopName(method, heads.get(i), i, heads.size());
            loops.add(new Loop(method, heads.get(i), name.text()));
        }
        return loops;
    }
}
