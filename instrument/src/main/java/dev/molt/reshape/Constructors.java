package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Turns added constructors into static methods of the companion, which let the superclass's constructor make the
 * object.
 *
 * <p>Variable 0 takes a null until then, so that all others keep their numbers.
 */
final class Constructors {

    private final World world;
    private final SuperCalls calls;
    private final Companions companions;
    private final Rewriter rewriter;
    private final FreshObjects fresh;
    private final Refusals refusals;

    Constructors(World world, Companions companions, Rewriter rewriter, SuperCalls calls, FreshObjects fresh, Refusals refusals) {
        this.fresh = fresh;
        this.world = world;
        this.calls = calls;
        this.companions = companions;
        this.rewriter = rewriter;
        this.refusals = refusals;
    }

    /** The same, whose refusals are another's. */
    Constructors with(Refusals others) {
        return new Constructors(world, companions, rewriter, calls, fresh, others);
    }

    /** What an added constructor became: takes a null, and the parameters, and returns the object. */
    static Target.Static target(Companions companions, String owner, String descriptor) {
        return new Target.Static(companions.name(owner), "new", returning(owner, Nodes.withSelf(owner, descriptor)));
    }

    /** The same without the null. */
    static Target.Static maker(Companions companions, String owner, String descriptor) {
        return new Target.Static(companions.name(owner), "make", returning(owner, descriptor));
    }

    /** Moves an added constructor. */
    void move(Changes change, MethodNode added) {
        move(change, added, call -> change.addsMethod("<init>" + call.desc) || isMade(call));
    }

    /** Moves a constructor whose new code is wanted before the class itself has it. */
    void moveEarly(Changes change, MethodNode kept) {
        move(change, kept, call -> true);
    }

    private void move(Changes change, MethodNode added, Predicate<MethodInsnNode> inlined) {
        ClassNode owner = change.next;
        Target.Static target = target(companions, owner.name, added.desc);
        MethodNode made = new MethodNode(Companions.ACCESS, target.name(), target.descriptor(), null,
                added.exceptions.toArray(new String[0]));
        MethodNode copy = new MethodNode(added.access, added.name, added.desc, null, null);
        Moved.copy(added, copy);
        InlinedDelegation put = new InlinedDelegation(owner.name, copy);
        delegate(change, copy, put, inlined);
        List<String> above = new ArrayList<>();
        if (!deferred(copy, owner.name)
                || !inlineSuper(copy, owner.name, companions.name(owner.name), put, call -> isAdded(call) || isMade(call), above)) {
            return;
        }
        MethodInsnNode delegation = new Creations(copy).delegation();
        VarInsnNode object = new VarInsnNode(Opcodes.ASTORE, 0);
        copy.instructions.insert(delegation, object);
        if (fresh.sets(owner.name, copy)) {
            fresh.begin(owner.name, copy, delegation, object);
        }
        above.forEach(superclass -> fresh.born(superclass, copy, object));
        copy.instructions.set(delegation, Rewriter.linked(new Target.Linked("construct", "new", returning(owner.name,
                Nodes.withSelf(owner.name, delegation.desc)), owner.name, delegation.owner)));
        returnObject(copy, owner.name);
        Moved.copy(copy, made);
        made.localVariables = null;
        ClassNode companion = companions.of(owner.name);
        rewriter.rewrite(made, new Site(owner.name, companion.name));
        companion.methods.add(made);
        maker(owner, added, target, companion);
    }

    /** Replaces calls of added constructors of the same class by their code. */
    static void delegate(Changes change, MethodNode method) {
        delegate(change, method, new InlinedDelegation(change.next.name, method), call -> change.addsMethod("<init>" + call.desc));
    }

    private static void delegate(Changes change, MethodNode method, InlinedDelegation put, Predicate<MethodInsnNode> inlined) {
        MethodInsnNode call = new Creations(method).delegation();
        while (call != null && call.owner.equals(change.next.name) && inlined.test(call)) {
            MethodNode added = Changes.method(change.next, "<init>", call.desc);
            put.inline(call, added);
            call = new Creations(method).delegation();
        }
    }

    /** Leads a constructor that the JVM knows to what was added, and lets it give its objects what holds their added fields. */
    void rewrite(ClassNode owner, MethodNode method, Site site) {
        boolean sets = fresh.sets(owner.name, method);
        rewriter.rewrite(method, site);
        if (sets && !fresh.beginsInside(owner.name)) {
            // Not before: what is written before the call has come behind it now.
            MethodInsnNode delegation = new Creations(method).delegation();
            fresh.begin(owner.name, method, delegation, delegation);
        }
    }

    /**
     * Gives objects their holders before all else in a constructor that the JVM knows: also those that it is entered for, which
     * go on elsewhere.
     *
     * @param delegates false for a constructor that calls another one of its class
     */
    void begin(ClassNode owner, MethodNode method, boolean delegates) {
        if (delegates && fresh.beginsInside(owner.name)) {
            fresh.beginInside(owner.name, method);
        }
    }

    /** True for a constructor that calls the superclass's. */
    static boolean delegates(ClassNode owner, MethodNode method) {
        MethodInsnNode delegation = new Creations(method).delegation();
        return delegation != null && !delegation.owner.equals(owner.name);
    }

    /** Makes a constructor that the JVM knows, or will know, call only such. */
    void delegate(ClassNode owner, MethodNode method) {
        Changes change = world.changes(owner.name);
        InlinedDelegation put = new InlinedDelegation(owner.name, method);
        if (change != null) {
            delegate(change, method, put, call -> change.addsMethod("<init>" + call.desc));
        }
        MethodInsnNode first = new Creations(method).delegation();
        boolean inlined = first != null && isAdded(first);
        List<String> above = new ArrayList<>();
        if (!inlined || !inlineSuper(method, owner.name, owner.name, put, this::isAdded, above)) {
            return;
        }
        above(method, above);
        MethodInsnNode call = new Creations(method).delegation();
        String superclass = world.actual(owner.name).superName;
        String next = world.actual(superclass).superName;
        if (call.owner.equals(next) && calls.mayEnter(owner.name, superclass)) {
            Entry.enter(method, call, superclass, calls.entry(superclass).orElseThrow());
        } else if (!call.owner.equals(superclass)) {
            refusals.add(superclass, Words.method("<init>", first.desc) + " added, which the subclass "
                    + owner.name.replace('/', '.') + " calls by super(...)",
                    "leave the old constructor, and let the subclass call that and then a method");
        }
    }

    /** Gives an object the holders of superclasses whose own constructors are not all run. */
    private void above(MethodNode method, List<String> owners) {
        MethodInsnNode delegation = new Creations(method).delegation();
        owners.forEach(owner -> fresh.born(owner, method, delegation));
    }

    /**
     * Replaces calls of added constructors of superclasses by their code; false if that was refused.
     *
     * @param above takes these superclasses
     */
    private boolean inlineSuper(MethodNode method, String owner, String emitted, InlinedDelegation put,
            Predicate<MethodInsnNode> inlined, List<String> above) {
        MethodInsnNode call = new Creations(method).delegation();
        while (!call.owner.equals(owner) && inlined.test(call)) {
            Changes change = world.changes(call.owner);
            above.add(call.owner);
            MethodNode added = Changes.method(change.next, "<init>", call.desc);
            MethodNode copy = new MethodNode(added.access, added.name, added.desc, null, null);
            Moved.copy(added, copy);
            delegate(change, copy);
            if (!deferred(copy, call.owner)) {
                return false;
            }
            rewriter.rewrite(copy, new Site(call.owner, emitted));
            put.inline(call, copy);
            call = new Creations(method).delegation();
        }
        return true;
    }

    private boolean isAdded(MethodInsnNode call) {
        return rewriter.isAddedConstructor(call.owner, call.desc);
    }

    /** True for an enum's constructor, which has the old code yet when constants are made. */
    private boolean isMade(MethodInsnNode call) {
        return world.changes(call.owner) != null && EnumConstants.isEnum(world.now(call.owner))
                && Changes.method(world.now(call.owner), "<init>", call.desc) != null;
    }

    private boolean deferred(MethodNode copy, String owner) {
        MethodInsnNode delegation = new Creations(copy).delegation();
        boolean deferred = delegation != null
                && EarlyWrites.defer(copy, delegation, put -> put.owner.equals(owner));
        if (!deferred) {
            refusals.add(owner, Words.method(copy) + " added, which computes fields before it calls the"
                    + " superclass", "compute them behind that call");
        }
        return deferred;
    }

    private void maker(ClassNode owner, MethodNode added, Target.Static target, ClassNode companion) {
        Target.Static maker = maker(companions, owner.name, added.desc);
        MethodNode made = Nodes.method(companion, Companions.ACCESS, maker.name(), maker.descriptor());
        made.visitCode();
        made.visitInsn(Opcodes.ACONST_NULL);
        Code.loadAll(made, Type.getArgumentTypes(added.desc), 0);
        made.visitMethodInsn(Opcodes.INVOKESTATIC, target.owner(), target.name(), target.descriptor(), false);
        made.visitInsn(Opcodes.ARETURN);
        made.visitMaxs(0, 0);
    }

    private static void returnObject(MethodNode method, String owner) {
        for (AbstractInsnNode at : method.instructions.toArray()) {
            if (at.getOpcode() == Opcodes.RETURN) {
                InsnList code = new InsnList();
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                method.instructions.insertBefore(at, code);
                method.instructions.set(at, new InsnNode(Opcodes.ARETURN));
            } else if (at instanceof FrameNode frame) {
                frame.local = made(frame.local, owner);
                frame.stack = made(frame.stack, owner);
            }
        }
    }

    private static List<Object> made(List<Object> types, String owner) {
        return types == null ? null : types.stream()
                .map(type -> type == Opcodes.UNINITIALIZED_THIS ? (Object) owner : type).toList();
    }

    private static String returning(String owner, String descriptor) {
        return descriptor.substring(0, descriptor.length() - 1) + 'L' + owner + ';';
    }
}
