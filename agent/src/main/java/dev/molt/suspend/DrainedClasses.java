package dev.molt.suspend;

import dev.molt.jdk.Frame;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The classes to drain, found in frames. Where a frame has a name only, all of that name are meant: rather too many.
 */
final class DrainedClasses {

    private final Set<Class<?>> classes;
    private final Map<String, List<Class<?>>> byName;

    DrainedClasses(Set<Class<?>> classes) {
        this.classes = Set.copyOf(classes);
        this.byName = classes.stream().collect(Collectors.groupingBy(Class::getName));
    }

    /** True if the frame is, or may be, of one of the classes. */
    boolean has(Frame frame) {
        return frame.type() == null ? byName.containsKey(frame.className()) : classes.contains(frame.type());
    }

    /** True if a thread may stay in such a frame. */
    boolean allow(Frame frame, Harmless harmless) {
        List<Class<?>> meant = frame.type() == null ? byName.get(frame.className()) : List.of(frame.type());
        return meant.stream().allMatch(type -> harmless.at(type, frame.method(), frame.line()));
    }
}
