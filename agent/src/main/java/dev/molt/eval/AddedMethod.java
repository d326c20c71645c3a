package dev.molt.eval;

import dev.molt.reshape.Reshaped;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** Finds static methods of the version wanted, each of which is beside its class where that was loaded without it. */
final class AddedMethod {

    private final Tools tools;
    private final ClassLoader loader;
    private final Reshaped reshaped;

    AddedMethod(Tools tools, ClassLoader loader, Reshaped reshaped) {
        this.tools = tools;
        this.loader = loader;
        this.reshaped = reshaped;
    }

    /** The method, which has to be there. */
    MethodHandle find(String owner, String name, String descriptor) {
        MethodType type = MethodType.fromMethodDescriptorString(descriptor, loader);
        try {
            return find(owner, name, type);
        } catch (NoSuchMethodException e) {
            try {
                return find(reshaped.companions().getOrDefault(owner, owner), name, type);
            } catch (NoSuchMethodException f) {
                throw new LinkageError(owner + "." + name + " is not there", f);
            }
        }
    }

    private MethodHandle find(String owner, String name, MethodType type) throws NoSuchMethodException {
        try {
            Class<?> found = Class.forName(owner, true, loader);
            return tools.lookup(found).findStatic(found, name, type);
        } catch (ClassNotFoundException | IllegalAccessException e) {
            throw new LinkageError(owner + "." + name + " is not there", e);
        }
    }
}
