package dev.molt.eval;

import dev.molt.boot.Widening;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.classfile.NotNullFields;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fits the state that a class gives objects to the fields of the version wanted. */
final class NewState {

    private final String module;
    private final ObjectFields fields;
    private final Map<String, ObjectField> room;
    private final Map<String, FieldShape> old;
    private final Map<String, FieldShape> declared;
    private final Map<String, String> notNull;

    /**
     * Of one module.
     *
     * @param running the class file of the version that its objects come from
     * @param wanted the class file of the version wanted
     */
    NewState(byte[] running, byte[] wanted, ObjectFields fields) {
        this.module = ClassFile.of(wanted).name();
        this.fields = fields;
        this.room = fields.of(wanted);
        this.old = declared(running);
        this.declared = declared(wanted);
        this.notNull = NotNullFields.of(wanted);
    }

    private static Map<String, FieldShape> declared(byte[] classFile) {
        Map<String, FieldShape> declared = new LinkedHashMap<>();
        for (FieldShape field : ClassFile.of(classFile).fields()) {
            if (!Modifier.isStatic(field.access())) {
                declared.put(field.name(), field);
            }
        }
        return declared;
    }

    /**
     * What is to be written.
     *
     * @throws IllegalArgumentException if there is no such field, a value is none of its type, or none is given to a field whose
     *     type changes
     * @throws NullPointerException if a field is given null that is declared not to be
     */
    Map<ObjectField, Object> fitted(Map<String, ?> given) {
        if (given == null) {
            throw new IllegalArgumentException("it returned null; it has to return a Map, as Map.of()");
        }
        Map<ObjectField, Object> fitted = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            FieldShape field = declared.get(name);
            if (field == null) {
                throw new IllegalArgumentException("it gave a value to " + name + ", and " + module + " has "
                        + (declared.isEmpty() ? "no fields then" : "only " + String.join(", ", declared.keySet()) + " then"));
            }
            fitted.put(room(field), fitted(field, value));
        });
        declared.values().stream().filter(this::isRetyped).filter(field -> !given.containsKey(field.name())).findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException("it gave nothing to " + field.name() + ", which was of type "
                            + old.get(field.name()).type() + " and is of type " + field.type() + " then");
                });
        return fitted;
    }

    /**
     * Looks at what an object has when all is written.
     *
     * @throws NullPointerException if a field that the version before did not have is null and declared not to be
     */
    void check(Object object) {
        notNull.forEach((name, annotation) -> {
            FieldShape field = declared.get(name);
            if ((!old.containsKey(name) || isRetyped(field)) && room(field).get(object) == null) {
                throw wouldBeNull(name);
            }
        });
    }

    private boolean isRetyped(FieldShape field) {
        FieldShape before = old.get(field.name());
        return before != null && !before.descriptor().equals(field.descriptor());
    }

    private ObjectField room(FieldShape field) {
        ObjectField found = room.get(ObjectFields.key(field.name(), field.descriptor()));
        if (found == null) {
            throw new LinkageError("objects of " + module + " have no room for " + field.name());
        }
        return found;
    }

    private NullPointerException wouldBeNull(String field) {
        return new NullPointerException(field + " is declared " + notNull.get(field) + ", and would be null");
    }

    private Object fitted(FieldShape field, Object value) {
        Class<?> type = fields.type(field.descriptor());
        if (type.isPrimitive()) {
            try {
                return Widening.to(type, value);
            } catch (IllegalArgumentException e) {
                throw mismatch(field, value);
            }
        } else if (value == null && notNull.containsKey(field.name())) {
            throw wouldBeNull(field.name());
        } else if (value != null && !type.isInstance(value)) {
            throw mismatch(field, value);
        }
        return value;
    }

    private static IllegalArgumentException mismatch(FieldShape field, Object value) {
        return new IllegalArgumentException("it gave " + field.name() + ", which is of type " + field.type() + ", "
                + (value == null ? "null" : "a " + value.getClass().getTypeName()));
    }
}
