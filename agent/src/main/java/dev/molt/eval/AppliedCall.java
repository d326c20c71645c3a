package dev.molt.eval;

import dev.molt.appup.RelupInstruction.Apply;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out {@code apply}: calls a static method of the application with plain values.
 *
 * <p>An exception fails the upgrade, and so does {@code false} from a method that returns a boolean.
 */
final class AppliedCall {

    private static final int LONGEST = 200;

    private final Tools tools;
    private final ClassLoader loader;

    AppliedCall(Tools tools, ClassLoader loader) {
        this.tools = tools;
        this.loader = loader;
    }

    /** Calls, and gives the result's text. */
    String call(Apply apply) throws EvaluationException {
        String name = apply.module() + "." + apply.function();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?> owner = Class.forName(apply.module(), true, loader);
            Method method = method(owner, tools.beside(owner), apply);
            tools.open(method);
            Object result = method.invoke(null, arguments(method, apply.arguments()));
            if (Boolean.FALSE.equals(result)) {
                throw new EvaluationException("apply " + name + " returned false");
            }
            return method.getReturnType() == void.class ? "" : text(result);
        } catch (InvocationTargetException e) {
            throw new EvaluationException("apply " + name + " threw " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new EvaluationException("apply " + name + " cannot be called: " + e, e);
        } finally {
            // The thread is Molt's: what the call left behind must not reach what follows, such as writing the journal.
            Thread.interrupted();
            thread.setContextClassLoader(before);
        }
    }

    /** For the journal: not without end, and no reason to undo a call that succeeded. */
    private static String text(Object result) {
        try {
            String text = String.valueOf(result);
            return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        } catch (RuntimeException e) {
            return "a " + result.getClass().getName();
        }
    }

    /** What the running version added to the class is beside it. */
    private static Method method(Class<?> owner, Optional<Class<?>> beside, Apply apply) throws NoSuchMethodException {
        List<Method> fitting = beside.map(type -> fitting(type, apply)).orElse(List.of());
        fitting = fitting.isEmpty() ? fitting(owner, apply) : fitting;
        if (fitting.size() != 1) {
            throw new NoSuchMethodException((fitting.isEmpty() ? "no static method " : "several static methods ")
                    + apply.function() + " of " + owner.getName() + " take " + apply.arguments());
        }
        return fitting.get(0);
    }

    private static List<Method> fitting(Class<?> owner, Apply apply) {
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(m -> m.getName().equals(apply.function()) && Modifier.isStatic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> m.getParameterCount() == apply.arguments().size())
                .filter(m -> fits(m, apply.arguments()))
                .toList();
    }

    private static boolean fits(Method method, List<Object> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (converted(method.getParameterTypes()[i], arguments.get(i)).isEmpty()
                    && (arguments.get(i) != null || method.getParameterTypes()[i].isPrimitive())) {
                return false;
            }
        }
        return true;
    }

    private static Object[] arguments(Method method, List<Object> values) {
        Object[] arguments = new Object[values.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = converted(method.getParameterTypes()[i], values.get(i)).orElse(null);
        }
        return arguments;
    }

    /** A YAML value as the parameter wants it, or empty if it does not fit: numbers must not lose anything. */
    private static Optional<Object> converted(Class<?> wanted, Object value) {
        if (value instanceof Long number && wanted != Object.class) {
            return Optional.ofNullable(INTEGERS.get(wanted)).map(conversion -> conversion.of(number));
        }
        if (value instanceof Double number && (wanted == double.class || wanted == Double.class)) {
            return Optional.of(number);
        }
        if (value instanceof Boolean && wanted == boolean.class) {
            return Optional.of(value);
        }
        return Optional.ofNullable(value).filter(wanted::isInstance);
    }

    private static final Map<Class<?>, Conversion> INTEGERS = Map.of(
            long.class, n -> n,
            Long.class, n -> n,
            int.class, n -> n == n.intValue() ? (Object) n.intValue() : null,
            Integer.class, n -> n == n.intValue() ? (Object) n.intValue() : null,
            short.class, n -> n == n.shortValue() ? (Object) n.shortValue() : null,
            byte.class, n -> n == n.byteValue() ? (Object) n.byteValue() : null,
            double.class, n -> n.doubleValue(),
            Double.class, n -> n.doubleValue());

    /** From a YAML integer to a parameter's type, null if it does not fit. */
    private interface Conversion {
        Object of(Long number);
    }
}
