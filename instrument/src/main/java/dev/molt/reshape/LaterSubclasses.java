package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lets subclasses of no release call constructors by {@code super(...)} that the JVM does not know, or not as open as they are.
 *
 * <p>Such a class calls the <em>entry</em> of its superclass, which runs the other one's code when it is told to. It looks
 * whether it is told only once some class called it so: until then that costs reading a field, and some code that never runs.
 */
final class LaterSubclasses {

    /** The method of a companion that takes what a constructor takes. No language has methods of that name. */
    static final String HAND = "super";
    /** The method of a companion that is called when the constructor is done. */
    static final String CHECK = "super done";
    private static final String TOLD = "entered";
    /** How many instructions may stand in front of a constructor: compilers do not put large ones into their callers. */
    private static final int MOST = 250;
    private static final int FIELD = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;

    private final World world;
    private final Companions companions;
    private final Rewriter rewriter;
    private final SuperCalls calls;
    private final Constructors constructors;
    private final Refusals refusals;
    /** By class, the code that its entry begins with. */
    private final Map<String, MethodNode> code = new LinkedHashMap<>();

    LaterSubclasses(World world, Companions companions, Rewriter rewriter, SuperCalls calls, Constructors constructors,
            Refusals refusals) {
        this.world = world;
        this.companions = companions;
        this.rewriter = rewriter;
        this.calls = calls;
        this.constructors = constructors;
        this.refusals = refusals;
    }

    /** True for a constructor that subclasses of no release may call, and the JVM does not let them. */
    static boolean mayCall(Changes change, MethodNode constructor) {
        boolean extended = !Nodes.is(change.shape.access | change.next.access,
                Opcodes.ACC_FINAL | Opcodes.ACC_ENUM | Opcodes.ACC_INTERFACE);
        MethodNode old = Changes.method(change.shape, constructor.name, constructor.desc);
        return extended && constructor.name.equals("<init>") && !Nodes.is(constructor.access, Opcodes.ACC_PRIVATE)
                && (old == null || Widened.isWider(old.access, constructor.access));
    }

    /** Offers the constructors of a class. */
    void offer(Changes change) {
        ClassNode owner = change.next;
        MethodNode entry = calls.entry(owner.name).map(type -> Changes.method(change.shape, "<init>", type)).orElse(null);
        List<MethodNode> offered = new ArrayList<>(owner.methods.stream().filter(method -> mayCall(change, method)).toList());
        if (offered.isEmpty() || entry == null) {
            return;
        }
        if (!isFar(entry)) {
            offered.forEach(method -> warn(change, method, "the running version has no constructor that is open to it"));
        }
        if (!Nodes.is(entry.access, Opcodes.ACC_PRIVATE)) {
            offer(change, entry, offered);
        }
    }

    /** Of what other packages might call. A class that became public stays what it was, which is told of anyhow. */
    private void warn(Changes change, MethodNode method, String why) {
        if (Nodes.is(change.next.access & change.shape.access, Opcodes.ACC_PUBLIC) && isFar(method)) {
            refusals.warn(change.next.name, Words.method(method) + ": no class of another package that is not of this upgrade can"
                    + " call it by super(...), as " + why, "let such a class hold an object and not extend the class, until the"
                    + " next restart");
        }
    }

    /** True if subclasses in other packages may call it. */
    private static boolean isFar(MethodNode method) {
        return Nodes.is(method.access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
    }

    private void offer(Changes change, MethodNode entry, List<MethodNode> offered) {
        MethodNode begin = new MethodNode(entry.access, entry.name, entry.desc, null, null);
        int taken = Type.getArgumentsAndReturnSizes(entry.desc) >> 2;
        List<MethodNode> taking = new ArrayList<>();
        for (MethodNode method : offered) {
            Optional<MethodNode> called = called(change, entry, method, taken).filter(code -> size(begin) + size(code) <= MOST);
            if (called.isEmpty()) {
                warn(change, method, "it cannot stand in front of another constructor, or is too large for that");
                continue;
            }
            begin.instructions.add(called.get().instructions);
            begin.tryCatchBlocks.addAll(called.get().tryCatchBlocks);
            begin.maxLocals = Math.max(begin.maxLocals, called.get().maxLocals);
            begin.maxStack = Math.max(begin.maxStack, called.get().maxStack);
            taking.add(method);
        }
        if (!taking.isEmpty()) {
            open(change, entry, begin, taking);
        }
    }

    private static long size(MethodNode code) {
        return Arrays.stream(code.instructions.toArray()).filter(each -> each.getOpcode() >= 0).count();
    }

    /** The code of a constructor, for where something was handed over for it; empty if it cannot stand in another one. */
    private Optional<MethodNode> called(Changes change, MethodNode entry, MethodNode method, int taken) {
        MethodNode called = Entry.called(entry, change.next.name, method.desc, taken);
        Refusals mine = new Refusals();
        constructors.with(mine).delegate(change.next, called);
        if (mine.refuse()) {
            return Optional.empty();
        }
        rewriter.rewrite(called, new Site(change.next.name, change.next.name));
        Entry.onDemand(entry, called, key(change, method), taken);
        return Optional.of(called);
    }

    private void open(Changes change, MethodNode entry, MethodNode begin, List<MethodNode> taking) {
        ClassNode companion = companions.of(change.next.name);
        companion.fields.add(new FieldNode(FIELD, TOLD, "Z", null, null));
        InsnList test = new InsnList();
        LabelNode own = new LabelNode();
        test.add(new FieldInsnNode(Opcodes.GETSTATIC, companion.name, TOLD, "Z"));
        test.add(new JumpInsnNode(Opcodes.IFEQ, own));
        begin.instructions.insert(test);
        begin.instructions.add(own);
        Code.frame(begin, null, entry.desc);
        code.put(change.next.name, begin);
        taking.forEach(method -> hand(companion, change, method));
        MethodNode check = Nodes.method(companion, Companions.ACCESS, CHECK, "()V");
        check.visitCode();
        Entry.check(check);
        check.visitInsn(Opcodes.RETURN);
        check.visitMaxs(0, 0);
    }

    private static String key(Changes change, MethodNode method) {
        return change.next.name.replace('/', '.') + ".<init>" + method.desc;
    }

    private static void hand(ClassNode companion, Changes change, MethodNode method) {
        MethodNode hand = Nodes.method(companion, Companions.ACCESS, HAND, method.desc);
        hand.visitCode();
        hand.visitInsn(Opcodes.ICONST_1);
        hand.visitFieldInsn(Opcodes.PUTSTATIC, companion.name, TOLD, "Z");
        Entry.hand(hand, key(change, method));
        hand.visitInsn(Opcodes.RETURN);
        hand.visitMaxs(0, 0);
    }

    /** Puts the code in front of a constructor's own, if it is the entry. */
    void open(String owner, MethodNode constructor) {
        MethodNode begin = code.get(owner);
        if (begin == null || !calls.entry(owner).filter(constructor.desc::equals).isPresent()) {
            return;
        }
        MethodNode copy = new MethodNode(constructor.access, constructor.name, constructor.desc, null, null);
        Moved.copy(begin, copy);
        constructor.instructions.insert(copy.instructions);
        constructor.tryCatchBlocks.addAll(0, copy.tryCatchBlocks);
        Frames.merge(constructor);
        constructor.maxLocals = Math.max(constructor.maxLocals, copy.maxLocals);
        constructor.maxStack = Math.max(constructor.maxStack, copy.maxStack);
    }
}
