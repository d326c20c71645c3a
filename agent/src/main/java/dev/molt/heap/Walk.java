package dev.molt.heap;

import dev.molt.jdk.References;
import java.lang.ref.Reference;
import java.util.Set;

/** One walk: what it has met, what it has still to look into, what it has found. */
final class Walk {

    private final References references;
    private final Layouts layouts;
    private final Set<Object> passedOver;
    private final Visited visited;
    private final Chunks pending;
    private final Chunks found;

    /**
     * Begins a walk.
     *
     * @param passedOver compares by identity
     */
    Walk(References references, Set<Class<?>> wanted, Set<Object> passedOver, Room room) {
        this.references = references;
        this.layouts = new Layouts(references, wanted, passedOver);
        this.passedOver = passedOver;
        this.visited = new Visited(room);
        this.pending = new Chunks(room);
        this.found = new Chunks(room);
        passedOver.forEach(visited::add);
    }

    /** Walks from these objects to all that they lead to. */
    void from(Object[] roots) {
        for (Object root : roots) {
            meet(root);
            while (!pending.isEmpty()) {
                lookInto(pending.takeLast());
            }
        }
    }

    private void meet(Object object) {
        if (object == null) {
            return;
        }
        Layout layout = layouts.of(object.getClass());
        if (layout.ignored() || object instanceof Class<?> type && passedOver.contains(type.getClassLoader())) {
            return;
        }
        if (visited.add(object)) {
            if (layout.wanted()) {
                found.add(object);
            }
            if (layout.leads()) {
                pending.add(object);
            }
        }
    }

    private void lookInto(Object object) {
        if (object instanceof Object[] array) {
            for (Object element : array) {
                meet(element);
            }
            return;
        }
        for (long offset : layouts.of(object.getClass()).offsets()) {
            meet(references.read(object, offset));
        }
        if (object instanceof Reference<?> reference) {
            meet(references.referent(reference));
        }
        if (object instanceof Class<?> type) {
            for (long offset : references.ofStaticsIn(type)) {
                meet(references.read(type, offset));
            }
        }
    }

    /** What was wanted. */
    Chunks found() {
        return found;
    }

    /** How many objects it has met, those left out that it need not enter. */
    long visited() {
        return visited.size() - passedOver.size();
    }
}
