package dev.molt.heap;

import dev.molt.jdk.Jdk;
import dev.molt.jdk.References;
import java.lang.instrument.Instrumentation;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds the instances of classes by walking the heap from its roots: the loaded classes with their statics and
 * loaders, and the threads with all that is in their fields. It loads and initialises no class, calls nothing of the
 * application's, and stops nobody. It follows soft and weak references, too, so that what is found may be reachable
 * weakly only; not phantom references and finalizers.
 *
 * <p>The walk does not see what only these hold: a local variable or a stack's temporary value, be it of a platform
 * thread or of a virtual one, running or parked; a native method's handle; a constant that a class computed ({@code
 * CONSTANT_Dynamic}) or a call site keeps. And since the application goes on, it may miss an object whose last
 * reference moves from where the walk has not been to where it has. So it is to be run while the threads that matter
 * stand, and what it found is to be compared with {@link InstanceCount}, which sees everything; see {@link
 * Found#missedOf}.
 *
 * <p>Each object that was met gets an identity hash code, if it has none.
 */
public final class HeapWalk {

    private final Instrumentation instrumentation;
    private final References references;
    private final Supplier<Room> rooms;

    /**
     * Prepares walks.
     *
     * @throws ReflectiveOperationException if this JVM does not tell what is needed
     */
    public HeapWalk(Instrumentation instrumentation, Jdk jdk) throws ReflectiveOperationException {
        this(instrumentation, jdk, Room::ofThisHeap);
    }

    HeapWalk(Instrumentation instrumentation, Jdk jdk, Supplier<Room> rooms) throws ReflectiveOperationException {
        this.instrumentation = instrumentation;
        this.references = References.open(jdk);
        this.rooms = rooms;
    }

    /**
     * Every reachable object whose class is in the set itself, and not only a superclass of its class. Takes up to
     * some 30 bytes of heap for each object met; where that is not free, it collects garbage, and gives up if that
     * does not help.
     *
     * @param passedOver objects that are neither found nor looked into. A class loader among them stands for its
     *     classes, too, and for their objects: Molt's own loader, unless it is the application's, always does
     */
    public Found find(Set<Class<?>> exact, Collection<?> passedOver) {
        return find(exact, passedOver, List.of());
    }

    /** The same, from more roots than there are. */
    public Found find(Set<Class<?>> exact, Collection<?> passedOver, Collection<?> roots) {
        long start = System.nanoTime();
        try {
            Walk walk = new Walk(references, exact, withOwnLoader(passedOver), rooms.get());
            walk.from(instrumentation.getAllLoadedClasses());
            walk.from(references.threads());
            walk.from(roots.toArray());
            return new Found(exact, walk.found(), walk.visited(), millisecondsSince(start), null);
        } catch (NoRoomException | OutOfMemoryError e) {
            // The walk's tables are garbage by now.
            return new Found(exact, List.of(), 0, millisecondsSince(start), "the heap is too full to be walked");
        }
    }

    private static Set<Object> withOwnLoader(Collection<?> passedOver) {
        Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(passedOver);
        if (HeapWalk.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
            all.add(HeapWalk.class.getClassLoader());
        }
        return all;
    }

    private static long millisecondsSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
