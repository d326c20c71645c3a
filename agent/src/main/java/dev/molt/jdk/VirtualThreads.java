package dev.molt.jdk;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Virtual threads, of which a JVM before JDK 21 has none. */
final class VirtualThreads {

    private static final Set<String> OUTERMOST =
            Set.of("java.lang.VirtualThread", "java.lang.ThreadBuilders$BoundVirtualThread");

    private final Class<?> base;
    private final Method root;
    private final Method children;
    private final Method threads;
    private final Method trackAll;

    private VirtualThreads(Class<?> containers, Class<?> container) throws ReflectiveOperationException {
        base = Class.forName("java.lang.BaseVirtualThread");
        root = containers.getMethod("root");
        trackAll = containers.getMethod("trackAllThreads");
        children = container.getMethod("children");
        threads = container.getMethod("threads");
    }

    private VirtualThreads() {
        base = null;
        root = null;
        children = null;
        threads = null;
        trackAll = null;
    }

    static VirtualThreads open(Instrumentation instrumentation) throws ReflectiveOperationException {
        try {
            Class<?> containers = Class.forName("jdk.internal.vm.ThreadContainers");
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of("jdk.internal.vm", Set.of(VirtualThreads.class.getModule())),
                    Map.of(),
                    Set.of(),
                    Map.of());
            return new VirtualThreads(containers, Class.forName("jdk.internal.vm.ThreadContainer"));
        } catch (ClassNotFoundException e) {
            return new VirtualThreads();
        }
    }

    boolean has(Thread thread) {
        return base != null && base.isInstance(thread);
    }

    boolean complete() {
        return base == null || (boolean) Jdk.call(trackAll, null);
    }

    /** Those that have started and not ended. Containers hold platform threads, too, which others list. */
    List<Thread> threads() {
        List<Thread> found = new ArrayList<>();
        if (base != null) {
            collect(Jdk.call(root, null), found);
        }
        return found;
    }

    private void collect(Object container, List<Thread> found) {
        try (Stream<?> here = (Stream<?>) Jdk.call(threads, container)) {
            here.filter(base::isInstance).forEach(thread -> found.add((Thread) thread));
        }
        try (Stream<?> inner = (Stream<?>) Jdk.call(children, container)) {
            inner.forEach(child -> collect(child, found));
        }
    }

    /** A thread that runs is cut as the JVM likes; then its outermost frame is missing. */
    Stack stack(Thread thread) {
        List<Frame> frames = Arrays.stream(thread.getStackTrace()).map(element -> new Frame(null, element)).toList();
        return new Stack(frames, frames.isEmpty() || OUTERMOST.contains(frames.get(frames.size() - 1).className()));
    }
}
