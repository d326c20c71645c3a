package dev.molt.eval;

import dev.molt.heap.Found;
import dev.molt.heap.HeapWalk;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Looks for the objects of modules while the application runs, which may hide some. */
final class ObjectWalk {

    private final Tools tools;

    ObjectWalk(Tools tools) {
        this.tools = tools;
    }

    /**
     * The objects of some classes and of all their subclasses.
     *
     * @throws EvaluationException if this JVM's heap cannot be walked, or is too full for it
     */
    List<Object> find(Set<Class<?>> modules) throws EvaluationException {
        return find(LiveObjects.types(tools.instrumentation(), modules), List.of(this), List.of()).objects();
    }

    /**
     * The objects of some classes and of no others.
     *
     * @param passedOver what is not looked into
     * @param roots where to begin, too
     * @throws EvaluationException if this JVM's heap cannot be walked, or is too full for it
     */
    Found find(Set<Class<?>> exact, Collection<?> passedOver, Collection<?> roots) throws EvaluationException {
        try {
            Found found = new HeapWalk(tools.instrumentation(), tools.jdk()).find(exact, passedOver, roots);
            if (found.gaveUp().isPresent()) {
                throw new EvaluationException("the objects cannot be looked for: " + found.gaveUp().get());
            }
            return found;
        } catch (ReflectiveOperationException e) {
            throw new EvaluationException("this JVM's heap cannot be walked: " + e, e);
        }
    }
}
