package dev.molt.jdk;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every thread of the JVM, and the stacks of threads with the very classes in them.
 *
 * <p>Two loaders may have classes of one name. What the JDK shows to everyone names classes only, and is cut at 1,024
 * frames; the method in which it fetches stacks of several platform threads leaves the classes in and cuts nothing. Of
 * virtual threads there are names only.
 */
public final class Stacks {

    private final Method getThreads;
    private final Method dumpThreads;
    private final Field declaringClass;
    private final VirtualThreads virtual;

    private Stacks(VirtualThreads virtual) throws ReflectiveOperationException {
        this.virtual = virtual;
        getThreads = Thread.class.getDeclaredMethod("getThreads");
        getThreads.setAccessible(true);
        dumpThreads = Thread.class.getDeclaredMethod("dumpThreads", Thread[].class);
        dumpThreads.setAccessible(true);
        declaringClass = StackTraceElement.class.getDeclaredField("declaringClassObject");
        declaringClass.setAccessible(true);
    }

    /**
     * Opens what is needed.
     *
     * @throws ReflectiveOperationException if this JDK lacks it
     */
    public static Stacks open(Instrumentation instrumentation) throws ReflectiveOperationException {
        Jdk.open(instrumentation);
        return new Stacks(VirtualThreads.open(instrumentation));
    }

    /** What people know a thread by: virtual threads mostly have no name. */
    public static String name(Thread thread) {
        return thread.getName().isEmpty() ? "thread " + thread.getId() : thread.getName();
    }

    /** True for a virtual thread; JDK 17 has none, and no method to ask. */
    public static boolean isVirtual(Thread thread) {
        return thread.getClass().getName().endsWith("VirtualThread");
    }

    /** Every thread that has started and not ended. */
    public List<Thread> threads() {
        return Stream.concat(platform().stream(), virtual.threads().stream()).toList();
    }

    /** Those of them that are not virtual. */
    public List<Thread> platform() {
        return List.of((Thread[]) Jdk.call(getThreads, null));
    }

    /** False where virtual threads stay out of sight, as {@code -Djdk.trackAllThreads=false} asks for. */
    public boolean complete() {
        return virtual.complete();
    }

    /** The stacks of threads, in their order. */
    public List<Stack> of(List<Thread> threads) {
        Thread[] platform = threads.stream().filter(thread -> !virtual.has(thread)).toArray(Thread[]::new);
        StackTraceElement[][] dumped = platform.length == 0
                ? new StackTraceElement[0][]
                : (StackTraceElement[][]) Jdk.call(dumpThreads, null, (Object) platform);
        List<Stack> stacks = new ArrayList<>();
        int next = 0;
        for (Thread thread : threads) {
            stacks.add(virtual.has(thread) ? virtual.stack(thread) : stack(dumped[next++]));
        }
        return stacks;
    }

    private Stack stack(StackTraceElement[] elements) {
        List<Frame> frames = new ArrayList<>();
        if (elements != null) {
            for (StackTraceElement element : elements) {
                frames.add(new Frame(declaringClass(element), element));
            }
        }
        return new Stack(frames, true);
    }

    private Class<?> declaringClass(StackTraceElement element) {
        try {
            return (Class<?>) declaringClass.get(element);
        } catch (IllegalAccessException e) {
            throw new LinkageError(declaringClass + " is not open to Molt", e);
        }
    }
}
