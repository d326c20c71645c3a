package dev.molt.reshape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A loaded class's new class file: the shape that it has, the code and annotations of its next version. */
final class ShapedClass {

    private static final int BODY = Opcodes.ACC_NATIVE;

    private final Changes change;
    private final Lookup now;
    private final Overrides overrides;
    private final Dispatch dispatch;
    private final Companions companions;
    private final Rewriter rewriter;
    private final Constructors constructors;
    private final SuperCalls calls;
    private final LaterSubclasses later;
    private final Framing framing;
    private final Site site;

    ShapedClass(Changes change, Lookup now, Overrides overrides, Dispatch dispatch, Companions companions,
            Rewriter rewriter, Constructors constructors, SuperCalls calls, LaterSubclasses later, Framing framing) {
        this.constructors = constructors;
        this.calls = calls;
        this.later = later;
        this.change = change;
        this.now = now;
        this.overrides = overrides;
        this.dispatch = dispatch;
        this.companions = companions;
        this.rewriter = rewriter;
        this.framing = framing;
        this.site = new Site(change.shape.name, change.shape.name);
    }

    byte[] bytes() {
        ClassNode shape = change.shape;
        ClassNode next = change.next;
        ClassNode node = new ClassNode();
        node.visit(version(), shape.access, shape.name, next.signature, shape.superName,
                shape.interfaces.toArray(new String[0]));
        node.sourceFile = next.sourceFile;
        node.sourceDebug = next.sourceDebug;
        node.outerClass = next.outerClass;
        node.outerMethod = next.outerMethod;
        node.outerMethodDesc = next.outerMethodDesc;
        node.innerClasses = next.innerClasses;
        node.visibleAnnotations = next.visibleAnnotations;
        node.invisibleAnnotations = next.invisibleAnnotations;
        node.visibleTypeAnnotations = next.visibleTypeAnnotations;
        node.invisibleTypeAnnotations = next.invisibleTypeAnnotations;
        node.nestHostClass = shape.nestHostClass;
        node.nestMembers = shape.nestMembers;
        node.permittedSubclasses = shape.permittedSubclasses;
        node.recordComponents = shape.recordComponents;
        shape.fields.forEach(field -> node.fields.add(field(field)));
        shape.methods.forEach(method -> node.methods.add(method(method)));
        return framing.bytes(node, framing.isBare(shape) || framing.isBare(next));
    }

    /** The later one. The minor version counts above all: it marks classes of a preview. */
    private int version() {
        int shape = change.shape.version;
        int next = change.next.version;
        return (next & 0xFFFF) >= (shape & 0xFFFF) ? next : shape;
    }

    private void frame(ClassNode owner, MethodNode method) {
        if (Framing.wanted(version())) {
            framing.frame(owner, method);
        }
    }

    private FieldNode field(FieldNode old) {
        FieldNode kept = change.kept(old);
        if (kept == null) {
            return old;
        }
        FieldNode field = new FieldNode(old.access, old.name, old.desc, kept.signature,
                kept.value == null ? old.value : kept.value);
        field.visibleAnnotations = kept.visibleAnnotations;
        field.invisibleAnnotations = kept.invisibleAnnotations;
        field.visibleTypeAnnotations = kept.visibleTypeAnnotations;
        field.invisibleTypeAnnotations = kept.invisibleTypeAnnotations;
        return field;
    }

    private MethodNode method(MethodNode old) {
        MethodNode kept = change.kept(old);
        List<String> types = overrides.of(change.shape.name, Changes.key(old));
        boolean ends = kept != null && Nodes.is(kept.access & ~old.access, Opcodes.ACC_ABSTRACT);
        if (kept == null && types.isEmpty()) {
            return removed(old);
        } else if (ends && types.isEmpty()) {
            frame(change.shape, old);
            return old;
        } else if (change.gainsBody(old)) {
            return withoutBody(kept, old.access);
        }
        boolean stays = kept == null || ends;
        frame(stays ? change.shape : change.next, stays ? old : kept);
        MethodNode method = stays ? copy(old, old.access & ~BODY)
                : copy(kept, old.access & ~BODY | kept.access & BODY);
        if (!types.isEmpty() || kept != null && change.passesOn(kept)) {
            passOn(method, types, old, ends);
            return method;
        }
        boolean locks = Nodes.is(kept.access, Opcodes.ACC_SYNCHRONIZED)
                && !Nodes.is(old.access, Opcodes.ACC_SYNCHRONIZED);
        if (locks) {
            new SynchronizedBody(site.self(), Nodes.is(old.access, Opcodes.ACC_STATIC)).wrap(method);
        }
        if (method.name.equals("<init>")) {
            constructors.delegate(change.next, method);
            constructors.rewrite(change.next, method, site);
            boolean delegates = Constructors.delegates(change.next, method);
            entered(method);
            constructors.begin(change.next, method, delegates);
        } else {
            rewriter.rewrite(method, site);
        }
        return method;
    }

    private void entered(MethodNode method) {
        if (method.name.equals("<init>")) {
            later.open(change.shape.name, method);
            for (String above : calls.enteredBy(change.shape.name, method)) {
                Entry.open(method, change.shape.superName, above, SuperCalls.key(change.shape.name, above));
            }
        }
    }

    /** Who has no body of its own is led to that in the companion. */
    private static MethodNode withoutBody(MethodNode kept, int access) {
        MethodNode method = copy(kept, access);
        clear(method);
        return method;
    }

    private static void clear(MethodNode method) {
        method.instructions.clear();
        method.tryCatchBlocks = new ArrayList<>();
        method.localVariables = null;
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
    }

    /** All of a method, apart from the tree that others read. */
    private static MethodNode copy(MethodNode from, int access) {
        MethodNode copy = new MethodNode(Opcodes.ASM9, access, from.name, from.desc, from.signature,
                from.exceptions.toArray(new String[0]));
        from.accept(copy);
        return copy;
    }

    /** Calls arrive here that are meant for overriding methods, which the JVM does not know. */
    private void passOn(MethodNode method, List<String> types, MethodNode old, boolean ends) {
        MethodNode kept = change.kept(old);
        boolean opened = kept != null && change.passesOn(kept);
        boolean stays = kept == null && Inherited.of(change, old, now).isEmpty();
        MethodNode first = new MethodNode(method.access, method.name, method.desc, null, null);
        if (opened) {
            dispatch.chainOpened(first, site.self(), kept, types);
        } else {
            dispatch.chain(first, site.self(), kept == null ? old : kept, types);
        }
        if (ends) {
            Dispatch.fail(first, site.self().replace('/', '.') + '.' + method.name);
        } else if (!stays) {
            Dispatch.call(first, opened ? dispatch.later(change.next, kept) : companions.body(change.next, method));
        }
        if (!stays) {
            clear(method);
            method.maxLocals = Type.getArgumentsAndReturnSizes(method.desc) >> 2;
            method.maxStack = 0;
        }
        method.instructions.insert(first.instructions);
        Frames.merge(method);
        method.maxStack = Math.max(method.maxStack, (Type.getArgumentsAndReturnSizes(method.desc) >> 2) + 3);
    }

    /**
     * A removed method keeps its old body, as live lambdas and old code may call it; but where it overrode another,
     * calls are meant for that one now.
     */
    private MethodNode removed(MethodNode old) {
        frame(change.shape, old);
        MethodNode inherited = Inherited.of(change, old, now).orElse(null);
        if (inherited == null && old.name.equals("<init>")) {
            MethodNode copy = copy(old, old.access);
            entered(copy);
            return copy;
        } else if (inherited == null) {
            return old;
        }
        rewriter.rewrite(inherited, site);
        return inherited;
    }
}
