package dev.molt.eval;

import dev.molt.classfile.InitializerMove;
import dev.molt.classfile.InitializerOrder;
import dev.molt.classfile.StaticInitializer;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the static initialisers of classes whose statics were dropped once more: the JVM runs one once in a class's life. */
final class Initializers {

    private final Tools tools;
    private final String vain;

    /**
     * Runs initialisers.
     *
     * @param vain what cannot be done with a class whose initialiser cannot be run
     */
    Initializers(Tools tools, String vain) {
        this.tools = tools;
        this.vain = vain;
    }

    /** Refuses classes that cannot be run once more, before anything of them is touched. */
    void check(Map<Class<?>, byte[]> classes) throws EvaluationException {
        for (Map.Entry<Class<?>, byte[]> each : classes.entrySet()) {
            if (tools.jdk().isInitialized(each.getKey())
                    && StaticInitializer.move(each.getValue()) instanceof InitializerMove.NoHost) {
                throw refused(each.getKey());
            }
        }
    }

    private EvaluationException refused(Class<?> type) {
        return new EvaluationException(
                type.getName() + " " + vain + ": it has no method that could run its static initialiser a second time");
    }

    /**
     * Runs those of the classes that are initialised, in an order in which each finds what it needs.
     *
     * @param classes with the class files that they have now
     * @return classes one of whose methods is lent until they are given their own class file back
     */
    Map<Class<?>, byte[]> run(Map<Class<?>, byte[]> classes) throws EvaluationException {
        Map<String, Class<?>> initialized = new LinkedHashMap<>();
        List<byte[]> files = new ArrayList<>();
        classes.forEach((type, bytes) -> {
            if (tools.jdk().isInitialized(type)) {
                initialized.put(type.getName(), type);
                files.add(bytes);
            }
        });
        Map<Class<?>, byte[]> lent = Map.of();
        for (String name : InitializerOrder.of(files)) {
            Class<?> type = initialized.get(name);
            lent = initialize(type, classes.get(type), lent);
        }
        return lent;
    }

    /**
     * Lets the initialiser's code stand in for a method's body while nothing calls that method, and calls it there.
     *
     * @param lent the class that was initialised before: its method's body comes back now, as this one may call it
     * @return this class with its own bytes, if it has lent a method
     */
    private Map<Class<?>, byte[]> initialize(Class<?> type, byte[] bytes, Map<Class<?>, byte[]> lent)
            throws EvaluationException {
        InitializerMove move = StaticInitializer.move(bytes);
        if (move instanceof InitializerMove.NoHost) {
            throw refused(type);
        }
        if (move instanceof InitializerMove.Host host) {
            Map<Class<?>, byte[]> batch = new LinkedHashMap<>(lent);
            batch.put(type, host.bytes());
            tools.redefinition().redefine(batch);
            call(type, host);
            return Map.of(type, bytes);
        }
        return lent;
    }

    private void call(Class<?> type, InitializerMove.Host host) throws EvaluationException {
        try {
            MethodType descriptor = MethodType.fromMethodDescriptorString(host.descriptor(), type.getClassLoader());
            // Reflection may show it no more, or another one of its name.
            Method method = Arrays.stream(tools.jdk().loadedMethods(type))
                    .filter(each -> each.getName().equals(host.name()) && MethodType.methodType(
                            each.getReturnType(), each.getParameterTypes()).equals(descriptor))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException(host.name()));
            method.setAccessible(true);
            Object receiver = host.isStatic() ? null : tools.jdk().allocate(type);
            method.invoke(receiver, zeros(descriptor));
        } catch (InvocationTargetException e) {
            throw new EvaluationException(
                    "the static initialiser of " + type.getName() + " threw " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new EvaluationException("the static initialiser of " + type.getName() + " cannot be run: " + e, e);
        }
    }

    private static Object[] zeros(MethodType descriptor) {
        return descriptor.parameterList().stream()
                .map(type -> type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null)
                .toArray();
    }
}
