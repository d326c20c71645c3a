package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.jdk.Jdk;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;

/** Lets go of what the static fields of a deleted class hold. */
final class Statics {

    private static final Map<Class<?>, Object> ZEROS = Map.of(
            boolean.class, false,
            byte.class, (byte) 0,
            char.class, (char) 0,
            short.class, (short) 0,
            int.class, 0,
            long.class, 0L,
            float.class, 0f,
            double.class, 0d);

    private final Jdk jdk;

    Statics(Jdk jdk) {
        this.jdk = jdk;
    }

    /** A field that the class was loaded with, whatever reflection shows. */
    static Field field(Jdk jdk, Class<?> type, String name) {
        try {
            return jdk.loadedField(type, name);
        } catch (NoSuchFieldException e) {
            throw new NoSuchFieldError(type.getName() + "." + name);
        }
    }

    /** Sets every static field to null or zero, but constants: those come from the class file and are never set again. */
    void drop(Class<?> type, byte[] classFile) {
        jdk.forgetEnumConstants(type);
        for (FieldShape field : ClassFile.of(classFile).fields()) {
            if (Modifier.isStatic(field.access()) && field.constant() == null) {
                Field declared = field(jdk, type, field.name());
                jdk.putStatic(declared, ZEROS.get(declared.getType()));
            }
        }
    }
}
