package dev.molt.reshape;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Re-points method handles among constants and the arguments of bootstrap methods, those of lambdas above all. */
final class Handles {

    private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

    private final Leading routes;
    private final Site site;

    Handles(Leading routes, Site site) {
        this.routes = routes;
        this.site = site;
    }

    /** A constant with its handles re-pointed; the same object if there is nothing to do. */
    Object constant(Object constant) {
        if (constant instanceof Handle handle) {
            return handle(handle);
        } else if (constant instanceof ConstantDynamic dynamic) {
            return dynamic(dynamic);
        }
        return constant;
    }

    /** Re-points all that an instruction is linked by. */
    void link(InvokeDynamicInsnNode dynamic) {
        Object[] before = dynamic.bsmArgs;
        dynamic.bsm = handle(dynamic.bsm);
        // Copies of an instruction share the array.
        dynamic.bsmArgs = before.clone();
        for (int i = 0; i < before.length; i++) {
            dynamic.bsmArgs[i] = constant(before[i]);
        }
        if (dynamic.bsm.getOwner().equals(LAMBDAS) && before[1] instanceof Handle old
                && dynamic.bsmArgs[1] instanceof Handle now) {
            dynamic.desc = receiving(dynamic.desc, old, now);
        }
    }

    /** What a lambda takes along has to be of the very types of a static method, and not of subclasses. */
    private static String receiving(String descriptor, Handle old, Handle now) {
        Type[] taken = Type.getArgumentTypes(descriptor);
        boolean hadReceiver = old.getTag() != Opcodes.H_INVOKESTATIC && old.getTag() != Opcodes.H_NEWINVOKESPECIAL;
        if (!hadReceiver || now.getTag() != Opcodes.H_INVOKESTATIC || taken.length == 0) {
            return descriptor;
        }
        taken[0] = Type.getArgumentTypes(now.getDesc())[0];
        return Type.getMethodDescriptor(Type.getReturnType(descriptor), taken);
    }

    Handle handle(Handle handle) {
        Target target = target(handle);
        if (target instanceof Target.Linked linked) {
            // A handle cannot name what is linked at run time.
            target = routes.bridge(site, linked);
        }
        if (target instanceof Target.Static call) {
            routes.handed(call);
            return new Handle(Opcodes.H_INVOKESTATIC, call.owner(), call.name(), call.descriptor(), false);
        } else if (target instanceof Target.Moved moved) {
            return new Handle(handle.getTag(), moved.owner(), handle.getName(), handle.getDesc(), false);
        }
        return handle;
    }

    private Target target(Handle handle) {
        String owner = handle.getOwner();
        String name = handle.getName();
        String descriptor = handle.getDesc();
        return switch (handle.getTag()) {
            case Opcodes.H_GETFIELD -> routes.field(site, Opcodes.GETFIELD, owner, name, descriptor);
            case Opcodes.H_PUTFIELD -> routes.field(site, Opcodes.PUTFIELD, owner, name, descriptor);
            case Opcodes.H_GETSTATIC -> routes.field(site, Opcodes.GETSTATIC, owner, name, descriptor);
            case Opcodes.H_PUTSTATIC -> routes.field(site, Opcodes.PUTSTATIC, owner, name, descriptor);
            case Opcodes.H_INVOKESTATIC -> routes.method(site, Opcodes.INVOKESTATIC, owner, name, descriptor);
            case Opcodes.H_INVOKESPECIAL -> routes.method(site, Opcodes.INVOKESPECIAL, owner, name, descriptor);
            case Opcodes.H_NEWINVOKESPECIAL -> routes.maker(site, owner, descriptor);
            default -> routes.method(site, Opcodes.INVOKEVIRTUAL, owner, name, descriptor);
        };
    }

    private ConstantDynamic dynamic(ConstantDynamic dynamic) {
        Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = constant(dynamic.getBootstrapMethodArgument(i));
        }
        return new ConstantDynamic(dynamic.getName(), dynamic.getDescriptor(), handle(dynamic.getBootstrapMethod()),
                arguments);
    }
}
