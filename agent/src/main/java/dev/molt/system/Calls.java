package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor.Child;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Calls the methods by which applications and their components start, stop and learn of configuration. */
final class Calls {

    private final ClassLoader loader;
    private final Function<Class<?>, Optional<Class<?>>> beside;

    /**
     * Loads classes through a loader, which is the context loader of what is called.
     *
     * @param beside the class that has what was added to a loaded one
     */
    Calls(ClassLoader loader, Function<Class<?>, Optional<Class<?>>> beside) {
        this.loader = loader;
        this.beside = beside;
    }

    /**
     * A method that starts an application.
     *
     * @param isMain whether it is a program's main method, which may go on until the JVM ends
     */
    record Entry(Method method, Object[] arguments, boolean isMain) {}

    /** The method that starts an application: with its configuration, or without, or a main method. */
    Entry entry(String function, Map<String, Object> configuration) throws CallException {
        Class<?> type = type(function);
        Optional<Method> configured = ofClass(type, name(function), Map.class);
        if (configured.isPresent()) {
            return new Entry(configured.get(), new Object[] {configuration}, false);
        }
        Optional<Method> plain = ofClass(type, name(function));
        if (plain.isPresent()) {
            return new Entry(plain.get(), new Object[0], false);
        }
        Method main = ofClass(type, name(function), String[].class)
                .orElseThrow(() -> missing(function, "without parameters, or with a Map or a String[]"));
        return new Entry(main, new Object[] {new String[0]}, true);
    }

    /** Starts an application. */
    void start(Entry entry) throws CallException {
        call(entry.method(), null, entry.arguments());
    }

    /** Calls a static method without parameters. */
    void call(String function) throws CallException {
        call(
                ofClass(type(function), name(function))
                        .orElseThrow(() -> missing(function, "without parameters")),
                null);
    }

    /** Tells an application of its configuration. */
    void configChange(String function, ConfigurationChange change) throws CallException {
        Method method = ofClass(type(function), name(function), Map.class, Map.class, Set.class)
                .orElseThrow(() -> missing(function, "with a Map, a Map and a Set"));
        call(method, null, change.changed(), change.added(), change.removed());
    }

    /** Starts a component, and gives what its method returns. */
    Object start(Child child) throws CallException {
        String function = child.module() + "." + child.start();
        Method method = ofClass(type(function), child.start())
                .orElseThrow(() -> missing(function, "without parameters"));
        return call(method, null);
    }

    /** Stops a component. */
    void stop(Child child, Object component) throws CallException {
        if (child.stop().isEmpty()) {
            return;
        }
        String name = child.stop().get();
        String function = child.module() + "." + name;
        Class<?> module = type(function);
        Optional<Method> plain = ofClass(module, name);
        if (plain.isPresent()) {
            call(plain.get(), null);
            return;
        }
        Optional<Method> taking = found(module, type -> Methods.taking(type, name, component));
        if (taking.isPresent()) {
            call(taking.get(), null, component);
            return;
        }
        Method own = Methods.ofObject(component, name)
                .orElseThrow(() -> missing(function, "without parameters or with the component, and the component has none"));
        call(own, component);
    }

    private Optional<Method> ofClass(Class<?> type, String name, Class<?>... parameters) {
        return found(type, declaring -> Methods.ofClass(declaring, name, parameters));
    }

    private Optional<Method> found(Class<?> type, Function<Class<?>, Optional<Method>> search) {
        return beside.apply(type).flatMap(search).or(() -> search.apply(type));
    }

    private Class<?> type(String function) throws CallException {
        String name = function.substring(0, function.lastIndexOf('.'));
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new CallException(function + " cannot be called: " + e, e);
        }
    }

    private static String name(String function) {
        return function.substring(function.lastIndexOf('.') + 1);
    }

    private static CallException missing(String function, String parameters) {
        return new CallException("there is no static method " + function + " " + parameters, null);
    }

    private Object call(Method method, Object object, Object... arguments) throws CallException {
        String name = method.getDeclaringClass().getName() + "." + method.getName();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            method.setAccessible(true);
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw new CallException(name + " threw " + e.getCause(), withoutUs(e.getCause()));
        } catch (IllegalAccessException | RuntimeException | LinkageError e) {
            throw new CallException(name + " cannot be called: " + e, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The application's part of a stack trace: how we came there tells its author nothing. */
    private static Throwable withoutUs(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        int end = 0;
        while (end < trace.length && !trace[end].getClassName().equals(Calls.class.getName())) {
            end++;
        }
        while (end > 0 && isReflection(trace[end - 1].getClassName())) {
            end--;
        }
        thrown.setStackTrace(Arrays.copyOf(trace, end));
        return thrown;
    }

    private static boolean isReflection(String name) {
        return name.startsWith("jdk.internal.reflect.")
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("java.lang.invoke.");
    }
}
