package dev.molt.reshape;

import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Leads every reference in a method's new code to where its member is in the running classes. */
final class Rewriter {

    private static final String LINKAGE = "dev/molt/boot/Linkage";
    private static final String BOOTSTRAP = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
            + "Ljava/lang/invoke/MethodType;Ljava/lang/Class;Ljava/lang/Class;)Ljava/lang/invoke/CallSite;";

    private static final String NAMING = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
            + "Ljava/lang/invoke/MethodType;Ljava/lang/String;Ljava/lang/String;)Ljava/lang/invoke/CallSite;";

    /** Says which call makes a lambda that the JDK's own code is not to make. */
    interface Lambdas {
        Optional<Target.Static> of(InvokeDynamicInsnNode lambda, Site site, Handles handles, Rewriter rewriter);
    }

    private final Leading routes;
    private final Lambdas lambdas;
    private final Refusals refusals;
    private final HandleCalls handleCalls;
    private final Clones clones;

    Rewriter(Leading routes, Lambdas lambdas, Clones clones, Refusals refusals) {
        this.routes = routes;
        this.clones = clones;
        this.lambdas = lambdas;
        this.refusals = refusals;
        this.handleCalls = new HandleCalls(routes);
    }

    /** Changes a method's code in place. */
    void rewrite(MethodNode method, Site site) {
        clones.apart(method);
        Handles handles = new Handles(routes, site);
        Creations creations = new Creations(method);
        boolean before = method.name.equals("<init>");
        if (before && creations.delegation() != null) {
            EarlyWrites.defer(method, creations.delegation(), put -> put.owner.equals(site.self())
                    && routes.field(site, put.getOpcode(), put.owner, put.name, put.desc) instanceof Target.Static);
        }
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction instanceof FieldInsnNode field) {
                field(method, field, site, before);
            } else if (instruction instanceof MethodInsnNode call) {
                before &= call != creations.delegation();
                call(method, call, site, creations);
                handleCalls.lead(method, call, site);
            } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                lambdas.of(dynamic, site, handles, this).ifPresentOrElse(
                        call -> put(method, dynamic, call), () -> handles.link(dynamic));
            } else if (instruction instanceof LdcInsnNode constant) {
                constant.cst = handles.constant(constant.cst);
            }
        }
    }

    private void field(MethodNode method, FieldInsnNode field, Site site, boolean beforeSuper) {
        Target target = routes.field(site, field.getOpcode(), field.owner, field.name, field.desc);
        if (beforeSuper && field.getOpcode() == Opcodes.PUTFIELD && field.owner.equals(site.self())
                && target instanceof Target.Static) {
            refusals.add(site.self(), "field " + field.name + " added, which " + Words.method(method)
                    + " assigns before it calls the superclass", "let the object hold what it needs in a field that"
                    + " the running version has, or write a new class");
            return;
        }
        put(method, field, target);
    }

    private void call(MethodNode method, MethodInsnNode call, Site site, Creations creations) {
        if (!call.name.equals("<init>")) {
            put(method, call, routes.method(site, call.getOpcode(), call.owner, call.name, call.desc));
            return;
        }
        if (!creations.isCreation(call)) {
            return;
        }
        AbstractInsnNode maker = instruction(routes.constructor(site, call.owner, call.desc));
        if (maker != null && !creations.replace(call, maker)) {
            refusals.add(site.self(), Words.method(method) + " creates an object of " + call.owner.replace('/', '.')
                    + " in a way that no compiler does", Refusals.RESTART);
        }
    }

    boolean isAddedConstructor(String owner, String descriptor) {
        return routes.isAddedConstructor(owner, descriptor);
    }

    private static void put(MethodNode method, AbstractInsnNode at, Target target) {
        AbstractInsnNode call = instruction(target);
        if (target instanceof Target.Moved moved) {
            ((FieldInsnNode) at).owner = moved.owner();
        } else if (call != null) {
            method.instructions.set(at, call);
        }
    }

    /** The call that stands for a reference, or null where that itself stays. */
    private static AbstractInsnNode instruction(Target target) {
        return target instanceof Target.Static call
                ? new MethodInsnNode(Opcodes.INVOKESTATIC, call.owner(), call.name(), call.descriptor(), false)
                : target instanceof Target.Linked linked ? linked(linked) : null;
    }

    /** A call site around a class that the code there has no access to, and so knows by name. */
    static InvokeDynamicInsnNode linked(String bootstrap, String name, String descriptor, String owner, String holder) {
        return new InvokeDynamicInsnNode(name, descriptor, new Handle(Opcodes.H_INVOKESTATIC, LINKAGE, bootstrap,
                NAMING, false), owner.replace('/', '.'), holder.replace('/', '.'));
    }

    static InvokeDynamicInsnNode linked(Target.Linked linked) {
        Handle bootstrap = new Handle(Opcodes.H_INVOKESTATIC, LINKAGE, linked.bootstrap(), BOOTSTRAP, false);
        return new InvokeDynamicInsnNode(linked.name(), linked.descriptor(), bootstrap,
                Type.getObjectType(linked.caller()), Type.getObjectType(linked.owner()));
    }
}
