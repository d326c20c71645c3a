package dev.molt.reshape;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** Re-points method handles among constants and the arguments of bootstrap methods, those of lambdas above all. */
final class Handles {

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

    Handle handle(Handle handle) {
        Target target = target(handle);
        if (target instanceof Target.Linked linked) {
            // A handle cannot name what is linked at run time.
            target = routes.bridge(site, linked);
        }
        if (target instanceof Target.Static call) {
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
