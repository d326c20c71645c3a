package dev.molt.eval;

import dev.molt.boot.Clones;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies objects, on none of which a constructor or a finalizer runs: with the values of all their fields, and added fields of
 * their own. What they lead to is not copied, but the arrays in fields that a transform is handed, and those in these.
 */
final class ObjectCopies {

    private final Tools tools;
    private final Collection<ObjectField> handed;
    private final Map<Class<?>, List<ObjectField>> fields = new HashMap<>();

    /** @param handed the fields that a transform is handed */
    ObjectCopies(Tools tools, Collection<ObjectField> handed) {
        this.tools = tools;
        this.handed = handed;
    }

    /**
     * One more object of the same class, which nobody else has.
     *
     * @throws LinkageError if a field of it is open to nobody
     */
    Object copy(Object from) {
        Object copy = tools.jdk().allocate(from.getClass());
        for (ObjectField field : fields.computeIfAbsent(from.getClass(), this::fields)) {
            field.set(copy, field.get(from));
        }
        Clones.apart(from, copy);
        Map<Object, Object> clones = new IdentityHashMap<>();
        for (ObjectField field : handed) {
            Object value = field.get(copy);
            if (value != null && value.getClass().isArray()) {
                field.set(copy, cloned(value, clones));
            }
        }
        return copy;
    }

    /**
     * One array for each, wherever it is found again.
     *
     * @param clones those of the same object
     */
    static Object cloned(Object array, Map<Object, Object> clones) {
        // Nothing recurses: arrays may be a list, each the last element of the one before.
        Deque<Object[]> open = new ArrayDeque<>();
        Object clone = cloned(array, clones, open);
        while (!open.isEmpty()) {
            Object[] elements = open.pop();
            for (int i = 0; i < elements.length; i++) {
                if (elements[i] != null && elements[i].getClass().isArray()) {
                    elements[i] = cloned(elements[i], clones, open);
                }
            }
        }
        return clone;
    }

    private static Object cloned(Object array, Map<Object, Object> clones, Deque<Object[]> open) {
        Object known = clones.get(array);
        if (known != null) {
            return known;
        }
        int length = Array.getLength(array);
        Object clone = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, clone, 0, length);
        clones.put(array, clone);
        if (clone instanceof Object[] elements) {
            open.push(elements);
        }
        return clone;
    }

    private List<ObjectField> fields(Class<?> type) {
        List<ObjectField> found = new ArrayList<>();
        for (Class<?> owner = type; owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : tools.jdk().loadedFields(owner)) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    found.add(ObjectField.inObject(tools, owner, field));
                }
            }
        }
        return found;
    }
}
