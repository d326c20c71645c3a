package dev.molt.eval;

import dev.molt.boot.Widening;
import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;

/** Fits the state that a class gives objects to the fields of the version wanted. */
final class NewState {

    private final String module;
    private final ObjectFields fields;
    private final Map<String, ObjectField> room;
    private final Map<String, FieldShape> declared = new LinkedHashMap<>();

    /**
     * Of one module.
     *
     * @param wanted the class file of the version wanted
     */
    NewState(byte[] wanted, ObjectFields fields) {
        ClassFile file = ClassFile.of(wanted);
        this.module = file.name();
        this.fields = fields;
        this.room = fields.of(wanted);
        for (FieldShape field : file.fields()) {
            if (!Modifier.isStatic(field.access())) {
                declared.put(field.name(), field);
            }
        }
    }

    /**
     * What is to be written.
     *
     * @throws IllegalArgumentException if there is no such field, or a value is none of its type
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
            fitted.put(room.get(ObjectFields.key(name, field.descriptor())), fitted(field, value));
        });
        return fitted;
    }

    private Object fitted(FieldShape field, Object value) {
        Class<?> type = fields.type(field.descriptor());
        if (type.isPrimitive()) {
            try {
                return Widening.to(type, value);
            } catch (IllegalArgumentException e) {
                throw mismatch(field, value);
            }
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
