package dev.molt.reshape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Lets subclasses of no release call constructors by {@code super(...)} that the JVM does not know, or not as open as they are.
 *
 * <p>Such a class calls the <em>entry</em> of its superclass, which runs the other one's code when it is told to. It looks
 * whether it is told only once some class called it so: until then that costs no more than reading a field.
 */
final class LaterSubclasses {

    /** The method of a companion that takes what a constructor takes. No language has methods of that name. */
    static final String HAND = "super";
    /** The method of a companion that is called when the constructor is done. */
    static final String CHECK = "super done";
    private static final String TOLD = "entered";
    private static final int FIELD = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;

    private final World world;
    private final Companions companions;
    private final Rewriter rewriter;
    private final SuperCalls calls;
    private final Refusals refusals;
    /** By class, the code that its entry begins with. */
    private final Map<String, MethodNode> code = new LinkedHashMap<>();

    LaterSubclasses(World world, Companions companions, Rewriter rewriter, SuperCalls calls, Refusals refusals) {
        this.world = world;
        this.companions = companions;
        this.rewriter = rewriter;
        this.calls = calls;
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
        // One that became public stays what it was, which is told of anyhow.
        if (Nodes.is(owner.access & change.shape.access, Opcodes.ACC_PUBLIC) && !isFar(entry)) {
            offered.stream().filter(LaterSubclasses::isFar).forEach(method -> refusals.warn(owner.name, Words.method(method)
                    + ": no class of another package that is not of this upgrade can call it by super(...), as the running version"
                    + " has no constructor that is open to it", "let such a class hold an object and not extend the class, until the"
                    + " next restart"));
        }
        if (!Nodes.is(entry.access, Opcodes.ACC_PRIVATE)) {
            offer(change, entry, offered);
        }
    }

    /** True if subclasses in other packages may call it. */
    private static boolean isFar(MethodNode method) {
        return Nodes.is(method.access, Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
    }

    private void offer(Changes change, MethodNode entry, List<MethodNode> offered) {
        ClassNode companion = companions.of(change.next.name);
        companion.fields.add(new FieldNode(FIELD, TOLD, "Z", null, null));
        MethodNode begin = new MethodNode(entry.access, entry.name, entry.desc, null, null);
        Label own = new Label();
        begin.visitFieldInsn(Opcodes.GETSTATIC, companion.name, TOLD, "Z");
        begin.visitJumpInsn(Opcodes.IFEQ, own);
        int taken = Type.getArgumentsAndReturnSizes(entry.desc) >> 2;
        for (MethodNode method : offered) {
            MethodNode called = Entry.called(entry, change.next.name, method.desc, taken);
            Refusals mine = new Refusals();
            new Constructors(world, companions, rewriter, calls, mine).delegate(change.next, called);
            if (mine.refuse()) {
                continue;
            }
            rewriter.rewrite(called, new Site(change.next.name, change.next.name));
            Entry.onDemand(entry, called, key(change, method), taken);
            begin.instructions.add(called.instructions);
            begin.tryCatchBlocks.addAll(called.tryCatchBlocks);
            begin.maxLocals = Math.max(begin.maxLocals, called.maxLocals);
            begin.maxStack = Math.max(begin.maxStack, called.maxStack);
            hand(companion, change, method);
        }
        begin.visitLabel(own);
        Code.frame(begin, null, entry.desc);
        code.put(change.next.name, begin);
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
