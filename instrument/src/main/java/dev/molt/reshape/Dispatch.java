package dev.molt.reshape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Calls of methods that some classes declare only in their companions: tries the object's class, subclasses first. */
final class Dispatch {

    static final String SUFFIX = "$dispatch";
    private static final String KNOWN = "$known";

    private final World world;
    private final Lookup now;
    private final Companions companions;
    private final Overrides overrides;

    Dispatch(World world, Lookup now, Companions companions, Overrides overrides) {
        this.world = world;
        this.now = now;
        this.companions = companions;
        this.overrides = overrides;
    }

    /** What a call of an added method that is no private one is turned into. */
    Target.Static of(ClassNode owner, MethodNode method) {
        Target.Static body = companions.body(owner, method);
        if (Nodes.is(owner.access | method.access, Opcodes.ACC_FINAL)) {
            return body;
        }
        ClassNode companion = companions.of(owner.name);
        Target.Static target = new Target.Static(body.owner(), body.name() + SUFFIX, body.descriptor());
        if (Changes.method(companion, target.name(), target.descriptor()) == null) {
            LateOverrides.write(companion, target, known(owner, method, body), method, exact(owner, method));
        }
        return target;
    }

    /** The classes whose objects run a body of a companion, as far as the companion of a class may name them. */
    private List<ExactClasses.Exact> exact(ClassNode owner, MethodNode method) {
        List<ExactClasses.Exact> exact = new ArrayList<>();
        for (ClassNode node : world.next()) {
            if (now.isSubtype(node.name, owner.name) && !Nodes.is(node.access, Opcodes.ACC_ABSTRACT)) {
                now.selected(node.name, owner, method)
                        .filter(runs -> isAdded(runs) && !runs.is(Opcodes.ACC_ABSTRACT))
                        .filter(runs -> world.isLoaded(node.name) && reaches(owner.name, node.name))
                        .filter(runs -> reaches(owner.name, runs.owner().name))
                        .map(runs -> new ExactClasses.Exact(node.name, companions.body(runs.owner(), runs.method())))
                        .ifPresent(exact::add);
            }
        }
        return exact;
    }

    /** The same but for classes that come later, and are of no release. */
    private Target.Static known(ClassNode owner, MethodNode method, Target.Static body) {
        List<String> types = overriders(owner, method);
        boolean isAbstract = Nodes.is(method.access, Opcodes.ACC_ABSTRACT);
        if (types.isEmpty() && !isAbstract) {
            return body;
        }
        Target.Static target = new Target.Static(body.owner(), body.name() + KNOWN, body.descriptor());
        MethodNode into = Nodes.method(companions.of(owner.name), Companions.ACCESS, target.name(), target.descriptor());
        into.visitCode();
        chain(into, owner.name, method, types);
        if (isAbstract) {
            // Classes that are made at run time are of no release.
            Code.loadAll(into, Type.getArgumentTypes(target.descriptor()), 0);
            into.instructions.add(Rewriter.linked("own", method.name, target.descriptor(), owner.name, ""));
            into.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
        } else {
            call(into, body);
        }
        into.visitMaxs(0, 0);
        return target;
    }

    /** What a call of a method becomes that classes of other packages override, while the JVM thinks that they do not. */
    Target.Static opened(ClassNode owner, MethodNode method) {
        Target.Static body = companions.body(owner, method);
        ClassNode companion = companions.of(owner.name);
        Target.Static target = new Target.Static(body.owner(), body.name() + SUFFIX, body.descriptor());
        if (Changes.method(companion, target.name(), target.descriptor()) == null) {
            Target.Static known = new Target.Static(body.owner(), body.name() + KNOWN, body.descriptor());
            MethodNode into = Nodes.method(companion, Companions.ACCESS, known.name(), known.descriptor());
            into.visitCode();
            List<String> types = overriders(owner, method);
            types.removeIf(type -> Nodes.packageOf(type).equals(Nodes.packageOf(owner.name)));
            chainOpened(into, owner.name, method, types);
            if (world.changes(owner.name).unlocks(method)) {
                call(into, unlocked(owner, method));
            } else {
                callVirtual(into, owner.name, method);
            }
            into.visitMaxs(0, 0);
            LateOverrides.writeOpened(companion, target, known, method);
        }
        return target;
    }

    /** What the body of such a method does: classes that come later may override it, too, and the JVM does not know. */
    Target.Static later(ClassNode owner, MethodNode method) {
        Target.Static body = companions.body(owner, method);
        Target.Static target = new Target.Static(body.owner(), body.name() + "$opened", body.descriptor());
        LateOverrides.writeOpened(companions.of(owner.name), target, body, method);
        return target;
    }

    /** What a call becomes that has to look for overriding methods itself, as the JVM does not know them. */
    Optional<Target.Static> unseen(int opcode, String owner, Lookup.FoundMethod found) {
        MethodNode method = found.method();
        List<String> types = overrides.unseen(Changes.key(method)).stream()
                .filter(type -> now.isSubtype(type, owner)).toList();
        boolean open = !types.isEmpty() && reaches(types.get(0), owner) && (found.is(Opcodes.ACC_PUBLIC)
                || Nodes.packageOf(types.get(0)).equals(Nodes.packageOf(found.owner().name)));
        if (!open) {
            return Optional.empty();
        }
        ClassNode companion = companions.of(types.get(0));
        Target.Static target = new Target.Static(companion.name, method.name + "$of", Nodes.withSelf(owner, method.desc));
        if (Changes.method(companion, target.name(), target.descriptor()) == null) {
            MethodNode into = Nodes.method(companion, Companions.ACCESS, target.name(), target.descriptor());
            into.visitCode();
            for (String type : types) {
                Lookup.FoundMethod own = now.selected(type, method.name, method.desc).orElseThrow();
                pass(into, types.get(0), owner, type, of(own.owner(), own.method()), own);
            }
            boolean itf = Nodes.is(world.now(owner).access, Opcodes.ACC_INTERFACE);
            Code.loadAll(into, Type.getArgumentTypes(target.descriptor()), 0);
            into.visitMethodInsn(itf ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL, owner, method.name, method.desc,
                    itf);
            into.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
            into.visitMaxs(0, 0);
        }
        return Optional.of(target);
    }

    /**
     * What a call of a method becomes that is synchronized in the running class and no longer: its body beside the class,
     * but for objects of classes that may override it.
     */
    Target.Static unlocked(ClassNode owner, MethodNode method) {
        Target.Static body = companions.body(owner, method);
        Target.Static target = new Target.Static(body.owner(), body.name() + "$unlocked", body.descriptor());
        ClassNode companion = companions.of(owner.name);
        if (Changes.method(companion, target.name(), target.descriptor()) == null) {
            MethodNode into = Nodes.method(companion, Companions.ACCESS, target.name(), target.descriptor());
            into.visitCode();
            for (ClassNode node : world.next()) {
                if (now.isSubtype(node.name, owner.name) && !Nodes.is(node.access, Opcodes.ACC_ABSTRACT)) {
                    now.selected(node.name, owner, method)
                            .filter(runs -> runs.owner().name.equals(owner.name) || isUnlocked(runs))
                            .filter(runs -> reaches(owner.name, node.name) && reaches(owner.name, runs.owner().name))
                            .ifPresent(runs -> callFor(into, owner.name, node.name, runs));
                }
            }
            if (Nodes.is(method.access, Opcodes.ACC_PROTECTED)) {
                Code.loadAll(into, Type.getArgumentTypes(target.descriptor()), 0);
                into.instructions.add(Rewriter.linked(new Target.Linked("virtual", method.name, target.descriptor(),
                        owner.name, owner.name)));
                into.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
            } else {
                callVirtual(into, owner.name, method);
            }
            into.visitMaxs(0, 0);
        }
        return target;
    }

    private static void callVirtual(MethodNode into, String owner, MethodNode method) {
        Code.loadAll(into, Type.getArgumentTypes(Nodes.withSelf(owner, method.desc)), 0);
        into.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method.name, method.desc, false);
        into.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
    }

    private boolean isUnlocked(Lookup.FoundMethod found) {
        Changes change = world.changes(found.owner().name);
        return change != null && change.unlocks(found.method());
    }

    private void callFor(MethodNode into, String owner, String type, Lookup.FoundMethod runs) {
        Target.Static body = companions.body(runs.owner(), runs.method());
        Label other = new Label();
        into.visitVarInsn(Opcodes.ALOAD, 0);
        if (world.isLoaded(type)) {
            into.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false);
            into.visitLdcInsn(Type.getObjectType(type));
            into.visitJumpInsn(Opcodes.IF_ACMPNE, other);
        } else {
            into.instructions.add(Rewriter.linked("isExactly", "isExactly", "(L" + owner + ";)Z", type, ""));
            into.visitJumpInsn(Opcodes.IFEQ, other);
        }
        ExactClasses.run(into, owner, runs.method().desc, body);
        into.visitLabel(other);
        Code.frame(into, owner, runs.method().desc);
    }

    /** Passes a call on where the object is of one of these classes. */
    void chain(MethodNode into, String self, MethodNode method, List<String> types) {
        for (String type : types) {
            Lookup.FoundMethod found = now.selected(type, world.now(self), method).orElseThrow();
            pass(into, self, self, type, isAdded(found) ? companions.body(found.owner(), found.method()) : null, found);
        }
    }

    /** The same of a method that was opened: the JVM passes no call of it on to what overrides one of these in its turn. */
    void chainOpened(MethodNode into, String self, MethodNode method, List<String> types) {
        for (String type : types) {
            Lookup.FoundMethod found = now.selected(type, method.name, method.desc).orElseThrow();
            Target.Static target = isAdded(found) ? of(found.owner(), found.method())
                    : isUnlocked(found) ? unlocked(found.owner(), found.method()) : null;
            pass(into, self, self, type, target, found);
        }
    }

    /** Passes a call on to a static method, or the object's own, where the object is of a class. */
    private void pass(MethodNode into, String self, String of, String type, Target.Static target,
            Lookup.FoundMethod found) {
        MethodNode method = found.method();
        Label other = new Label();
        into.visitVarInsn(Opcodes.ALOAD, 0);
        // One that is not loaded may be one that cannot be.
        boolean near = reaches(self, type) && world.isLoaded(type);
        if (near) {
            into.visitTypeInsn(Opcodes.INSTANCEOF, type);
        } else {
            into.instructions.add(Rewriter.linked("isOf", "isOf", "(L" + of + ";)Z", type, ""));
        }
        into.visitJumpInsn(Opcodes.IFEQ, other);
        into.visitVarInsn(Opcodes.ALOAD, 0);
        if (near) {
            into.visitTypeInsn(Opcodes.CHECKCAST, type);
        }
        Code.loadAll(into, Type.getArgumentTypes(method.desc), 1);
        if (!near) {
            into.instructions.add(Rewriter.linked("on", target == null ? method.name : target.name(),
                    Nodes.withSelf(of, method.desc), target == null ? type : found.owner().name,
                    target == null ? "" : target.owner()));
        } else if (target != null) {
            into.visitMethodInsn(Opcodes.INVOKESTATIC, target.owner(), target.name(), target.descriptor(), false);
        } else if (isPublic(found)
                || Nodes.packageOf(self).equals(Nodes.packageOf(found.owner().name))) {
            boolean itf = Nodes.is(world.now(type).access, Opcodes.ACC_INTERFACE);
            into.visitMethodInsn(itf ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL, type, method.name, method.desc, itf);
        } else {
            into.instructions.add(Rewriter.linked(new Target.Linked("virtual", method.name,
                    Nodes.withSelf(type, method.desc), type, type)));
        }
        into.visitInsn(Type.getReturnType(method.desc).getOpcode(Opcodes.IRETURN));
        into.visitLabel(other);
        Code.frame(into, of, method.desc);
    }

    /** As the JVM has it. */
    private boolean isPublic(Lookup.FoundMethod found) {
        MethodNode actual = Changes.method(world.actual(found.owner().name), found.method().name, found.method().desc);
        return Nodes.is(actual == null ? found.method().access : actual.access, Opcodes.ACC_PUBLIC);
    }

    /** True if code in the package of a class may name another. */
    private boolean reaches(String self, String type) {
        ClassNode node = world.actual(type);
        return Nodes.packageOf(self).equals(Nodes.packageOf(type)) || node != null && Nodes.is(node.access,
                Opcodes.ACC_PUBLIC);
    }

    /** Calls a static method with all that the method was given, and returns what it returns. */
    static void call(MethodNode into, Target.Static target) {
        Code.loadAll(into, Type.getArgumentTypes(target.descriptor()), 0);
        into.visitMethodInsn(Opcodes.INVOKESTATIC, target.owner(), target.name(), target.descriptor(), false);
        into.visitInsn(Type.getReturnType(target.descriptor()).getOpcode(Opcodes.IRETURN));
    }

    private boolean isAdded(Lookup.FoundMethod found) {
        Changes change = world.changes(found.owner().name);
        return change != null && change.addsMethod(Changes.key(found.method()));
    }

    /**
     * The classes whose objects run another body than the nearest class before them, deepest first; behind them such
     * interfaces, for lambdas and classes of no release.
     */
    private List<String> overriders(ClassNode owner, MethodNode method) {
        List<String> types = new ArrayList<>();
        List<String> interfaces = new ArrayList<>();
        for (ClassNode node : world.next()) {
            if (node.name.equals(owner.name) || !now.isSubtype(node.name, owner.name)) {
                continue;
            }
            boolean isInterface = Nodes.is(node.access, Opcodes.ACC_INTERFACE);
            String before = !isInterface && now.isSubtype(node.superName, owner.name) ? runs(node.superName, owner, method)
                    : owner.name;
            String here = runs(node.name, owner, method);
            if (here != null && !here.equals(before) && (!isInterface || here.equals(node.name))) {
                (isInterface ? interfaces : types).add(node.name);
            }
        }
        types.sort(Comparator.comparing((String name) -> -now.depth(name)).thenComparing(name -> name));
        interfaces.sort(Comparator.comparing((String name) -> -now.supertypes(name).size()).thenComparing(name -> name));
        types.addAll(interfaces);
        return types;
    }

    private String runs(String type, ClassNode owner, MethodNode method) {
        Optional<Lookup.FoundMethod> found = now.selected(type, owner, method)
                .filter(each -> !each.is(Opcodes.ACC_ABSTRACT));
        return found.map(each -> each.owner().name).orElse(null);
    }

    /** Says that there is no method. */
    static void fail(MethodNode into, String name) {
        into.visitTypeInsn(Opcodes.NEW, "java/lang/AbstractMethodError");
        into.visitInsn(Opcodes.DUP);
        into.visitLdcInsn(name);
        into.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/AbstractMethodError", "<init>",
                "(Ljava/lang/String;)V", false);
        into.visitInsn(Opcodes.ATHROW);
    }
}
