package dev.molt.eval;

import dev.molt.boot.Clones;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies objects, on none of which a constructor or a finalizer runs: with the values of all their fields, and added fields of
 * their own. What they lead to is not copied, but the arrays in fields that a transform is handed.
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
        for (ObjectField field : handed) {
            Object value = field.get(copy);
            if (value != null && value.getClass().isArray()) {
                field.set(copy, cloned(value));
            }
        }
        return copy;
    }

    private static Object cloned(Object array) {
        int length = Array.getLength(array);
        Object clone = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, clone, 0, length);
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
