package dev.molt.eval;

import dev.molt.classfile.ConstantValues;
import dev.molt.jdk.Jdk;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Writes constants that a version has otherwise than the one before: the JVM takes them from a class file only once.
 *
 * <p>Compilers put constants into the code that uses them; what reads the field itself is reflection, above all.
 */
final class Constants {

    private final Jdk jdk;
    private final List<Constant> changed = new ArrayList<>();
    private final Deque<Runnable> before = new ArrayDeque<>();

    private record Constant(Class<?> type, String name, Object value) {}

    Constants(Jdk jdk) {
        this.jdk = jdk;
    }

    /** Forgets what was found, to look anew. */
    void clear() {
        changed.clear();
    }

    /**
     * Finds those of a class.
     *
     * @param running the class file that runs in it until now
     * @param next the one that it is given
     */
    void find(Class<?> type, byte[] running, byte[] next) {
        Map<String, Object> now = ConstantValues.of(next);
        now.entrySet().removeAll(ConstantValues.of(running).entrySet());
        now.forEach((key, value) -> changed.add(new Constant(type, key.substring(0, key.indexOf(':')), value)));
    }

    /**
     * Writes what was found.
     *
     * @throws EvaluationException if the JVM does not show the fields of a class
     */
    void set() throws EvaluationException {
        for (Constant constant : changed) {
            try {
                Field field = jdk.loadedField(constant.type(), constant.name());
                Object old = jdk.getStatic(field);
                before.push(() -> jdk.putStatic(field, old));
                jdk.putStatic(field, value(field.getType(), constant.value()));
            } catch (NoSuchFieldException | LinkageError e) {
                throw new EvaluationException("constant " + constant.name() + " of " + constant.type().getName()
                        + " cannot be written: " + e, e);
            }
        }
    }

    /** Writes what was there before. */
    void undo() {
        while (!before.isEmpty()) {
            before.pop().run();
        }
    }

    /** Class files hold small numbers as integers. */
    private static Object value(Class<?> type, Object constant) {
        if (!(constant instanceof Integer number) || type == int.class) {
            return constant instanceof String text ? text.intern() : constant;
        }
        return type == boolean.class ? number != 0
                : type == char.class ? (char) number.intValue()
                : type == byte.class ? number.byteValue()
                : (Object) number.shortValue();
    }
}
