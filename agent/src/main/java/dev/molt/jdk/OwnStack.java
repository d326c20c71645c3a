package dev.molt.jdk;

import java.lang.StackWalker.StackFrame;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The objects in the variables and temporary values on the calling thread's own stack, and those that it has locked. The JDK
 * shows them to nobody else, and no other thread's at all.
 *
 * <p>Left out is what compiled code has no use for any more, and what it has not put into the heap.
 */
public final class OwnStack {

    private final StackWalker walker;
    private final Method getLocals;
    private final Method getStack;
    private final Method getMonitors;
    private final Class<?> primitive;

    private OwnStack() throws ReflectiveOperationException {
        Class<?> live = Class.forName("java.lang.LiveStackFrame");
        Method getStackWalker = live.getDeclaredMethod("getStackWalker", Set.class);
        getStackWalker.setAccessible(true);
        walker = (StackWalker) getStackWalker.invoke(null, Set.of(StackWalker.Option.RETAIN_CLASS_REFERENCE));
        getLocals = live.getMethod("getLocals");
        getLocals.setAccessible(true);
        getStack = live.getMethod("getStack");
        getStack.setAccessible(true);
        getMonitors = live.getMethod("getMonitors");
        getMonitors.setAccessible(true);
        primitive = Class.forName("java.lang.LiveStackFrame$PrimitiveSlot");
    }

    /**
     * Opens what is needed.
     *
     * @throws ReflectiveOperationException if this JDK lacks it
     */
    public static OwnStack open(Instrumentation instrumentation) throws ReflectiveOperationException {
        Jdk.open(instrumentation);
        return new OwnStack();
    }

    /** Of each frame, the innermost first. */
    public List<Level> levels() {
        return walker.walk(frames -> frames.map(this::level).toList());
    }

    private Level level(StackFrame frame) {
        List<Object> values = new ArrayList<>();
        Stream.of(getLocals, getStack)
                .flatMap(getter -> Arrays.stream((Object[]) Jdk.call(getter, frame)))
                .forEach(value -> values.add(primitive.isInstance(value) ? null : value));
        return new Level(frame.getDeclaringClass(), frame.getMethodName(), values, monitors(frame));
    }

    private List<Object> monitors(StackFrame frame) {
        return Arrays.stream((Object[]) Jdk.call(getMonitors, frame)).filter(Objects::nonNull).toList();
    }

    /**
     * What a frame holds.
     *
     * @param type the class that declares its method
     * @param values its variables, and then its temporary values; null for what is no object
     * @param monitors what it has locked, each as often as it has
     */
    public record Level(Class<?> type, String method, List<Object> values, List<Object> monitors) {}
}
