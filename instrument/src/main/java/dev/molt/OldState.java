package dev.molt;

import java.lang.reflect.Array;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The values that the instance fields of one object had, all those that its class declared in the version before. */
public final class OldState {

    private final String module;
    private final Map<String, Object> values;

    /**
     * A state, as Molt hands it over; tests of a {@link CodeChange} make their own.
     *
     * @param module the class that declared the fields
     * @param values by field, boxed if its type is primitive; copied
     */
    public OldState(String module, Map<String, ?> values) {
        this.module = module;
        this.values = new LinkedHashMap<>(values);
    }

    /** The fields, in the order in which the class declared them. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** True if the class declared an instance field of that name. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /**
     * The value of a field, boxed if its type is primitive; it may be null.
     *
     * @throws IllegalArgumentException if there was no such field
     */
    public Object get(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException(module + " had no field " + name + "; it had "
                    + (values.isEmpty() ? "none" : String.join(", ", names())));
        }
        return values.get(name);
    }

    /**
     * The value of a field as one of a type, as in {@code long gold = old.get("gold", long.class)}. It is widened to a primitive
     * type as in an assignment in Java. It may be null if the type is not primitive.
     *
     * @throws IllegalArgumentException if there was no such field, or its value is none of that type
     */
    @SuppressWarnings("unchecked")
    public <V> V get(String name, Class<V> type) {
        Object value = get(name);
        if (type.isPrimitive() && type != void.class && value != null) {
            return (V) widened(name, value, type);
        } else if (type.isPrimitive() || value != null && !type.isInstance(value)) {
            throw mismatch(name, value, type);
        }
        return (V) value;
    }

    /** What is stored into an array is widened, and cannot be what it is not. */
    private Object widened(String name, Object value, Class<?> type) {
        Object one = Array.newInstance(type, 1);
        try {
            Array.set(one, 0, value);
        } catch (IllegalArgumentException e) {
            throw mismatch(name, value, type);
        }
        return Array.get(one, 0);
    }

    private IllegalArgumentException mismatch(String name, Object value, Class<?> type) {
        return new IllegalArgumentException(name + " of " + module + " is "
                + (value == null ? "null" : "a " + value.getClass().getTypeName()) + ", and no " + type.getTypeName());
    }

    /** The fields' names, and none of their values, which nobody may want to see in a log. */
    @Override
    public String toString() {
        return "old state of " + module + ": " + String.join(", ", names());
    }
}
