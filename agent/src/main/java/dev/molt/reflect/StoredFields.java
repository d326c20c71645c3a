package dev.molt.reflect;

import dev.molt.boot.Storage;
import dev.molt.jdk.Jdk;
import dev.molt.reshape.SerialVersion;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;

/** Copies the fields of objects to streams and back where some of them were added. */
final class StoredFields implements Storage {

    private final Reflections all;
    private final Targets targets;
    private final VarHandle field;

    StoredFields(Reflections all, Jdk jdk, Targets targets) throws ReflectiveOperationException {
        this.all = all;
        this.targets = targets;
        this.field = jdk.handle(ObjectStreamField.class, "field");
    }

    @Override
    public boolean isAdded(Field asked) {
        if (next(asked.getDeclaringClass()) == null) {
            return false;
        }
        // Nobody but the descriptor has this object.
        targets.open(asked);
        return all.real(asked) != asked;
    }

    @Override
    public long version(long loaded, Class<?> type) {
        byte[] next = next(type);
        return next == null || !Serializable.class.isAssignableFrom(type) ? loaded : SerialVersion.of(next);
    }

    @Override
    public void getPrimitives(Object[] fields, Object self, byte[] values) {
        ByteBuffer into = ByteBuffer.wrap(values);
        for (Object each : fields) {
            ObjectStreamField stream = (ObjectStreamField) each;
            if (stream.isPrimitive()) {
                put(into, stream.getOffset(), get(field(stream), self));
            }
        }
    }

    private static void put(ByteBuffer into, int at, Object value) {
        if (value instanceof Boolean flag) {
            into.put(at, (byte) (flag ? 1 : 0));
        } else if (value instanceof Byte number) {
            into.put(at, number);
        } else if (value instanceof Character letter) {
            into.putChar(at, letter);
        } else if (value instanceof Short number) {
            into.putShort(at, number);
        } else if (value instanceof Integer number) {
            into.putInt(at, number);
        } else if (value instanceof Float number) {
            into.putFloat(at, number);
        } else if (value instanceof Long number) {
            into.putLong(at, number);
        } else {
            into.putDouble(at, (Double) value);
        }
    }

    @Override
    public void setPrimitives(Object[] fields, Object self, byte[] values) {
        ByteBuffer from = ByteBuffer.wrap(values);
        for (Object each : fields) {
            ObjectStreamField stream = (ObjectStreamField) each;
            Field real = field(stream);
            if (stream.isPrimitive() && real != null) {
                set(real, self, primitive(from, stream.getOffset(), stream.getTypeCode()));
            }
        }
    }

    private static Object primitive(ByteBuffer from, int at, char type) {
        return switch (type) {
            case 'Z' -> from.get(at) != 0;
            case 'B' -> from.get(at);
            case 'C' -> from.getChar(at);
            case 'S' -> from.getShort(at);
            case 'I' -> from.getInt(at);
            case 'F' -> from.getFloat(at);
            case 'J' -> from.getLong(at);
            default -> from.getDouble(at);
        };
    }

    @Override
    public void getReferences(Object[] fields, Object self, Object[] values) {
        for (Object each : fields) {
            ObjectStreamField stream = (ObjectStreamField) each;
            if (!stream.isPrimitive()) {
                values[stream.getOffset()] = get(field(stream), self);
            }
        }
    }

    @Override
    public void setReferences(Object[] fields, Object self, Object[] values, boolean checkOnly) {
        for (Object each : fields) {
            ObjectStreamField stream = (ObjectStreamField) each;
            Field real = field(stream);
            if (stream.isPrimitive() || real == null) {
                continue;
            }
            Object value = values[stream.getOffset()];
            if (value != null && !real.getType().isInstance(value)) {
                throw new ClassCastException("cannot assign instance of " + value.getClass().getName() + " to field "
                        + real.getDeclaringClass().getName() + "." + real.getName() + " of type "
                        + real.getType().getName() + " in instance of " + self.getClass().getName());
            } else if (!checkOnly) {
                set(real, self, value);
            }
        }
    }

    /** The class file of the version that runs, of a class whose members are not those that it was loaded with. */
    private byte[] next(Class<?> type) {
        return Reflections.isLeftAlone(type) ? null : targets.state(type).next().get(type.getName());
    }

    private Field field(ObjectStreamField stream) {
        return (Field) field.get(stream);
    }

    private static Object get(Field real, Object self) {
        try {
            return real.get(self);
        } catch (IllegalAccessException e) {
            throw new LinkageError(real + " is not open to Molt", e);
        }
    }

    private static void set(Field real, Object self, Object value) {
        try {
            real.set(self, value);
        } catch (IllegalAccessException e) {
            throw new LinkageError(real + " is not open to Molt", e);
        }
    }
}
