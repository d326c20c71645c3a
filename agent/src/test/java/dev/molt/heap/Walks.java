package dev.molt.heap;

import dev.molt.jdk.Jdk;
import dev.molt.testing.HotSpot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Walks of the heap that the tests run in. */
final class Walks {

    private Walks() {
    }

    static HeapWalk open() {
        try {
            return new HeapWalk(HotSpot.instrumentation(), Jdk.open(HotSpot.instrumentation()));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Every object of the class. */
    static List<Object> find(Class<?> type) {
        return open().find(Set.of(type), List.of()).objects();
    }

    /** How many objects of each class the JVM counts. */
    static Map<String, Long> count(Class<?>... types) {
        Set<String> names = Stream.of(types).map(Class::getName).collect(Collectors.toSet());
        return new InstanceCount(HotSpot.instrumentation()).live(names).orElseThrow();
    }
}
