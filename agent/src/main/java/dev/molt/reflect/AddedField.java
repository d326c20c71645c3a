package dev.molt.reflect;

import dev.molt.boot.Body;
import dev.molt.boot.Widening;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Objects;

/** A field that was added: reads and writes it where it lives. */
final class AddedField implements Body {

    private final Class<?> owner;
    private final Field real;
    private final boolean overriding;
    private final Targets targets;
    /** Once it has a place, a field keeps it. */
    private volatile Method getter;
    private volatile Method setter;

    AddedField(Class<?> owner, Field real, boolean overriding, Targets targets) {
        this.owner = owner;
        this.real = real;
        this.overriding = overriding;
        this.targets = targets;
    }

    @Override
    public Member real() {
        return real;
    }

    @Override
    public Object call(Object self, Object[] arguments) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object get(Object self) {
        try {
            if (isStatic()) {
                return home().get(null);
            }
            checked(self);
            getter = getter == null ? targets.getter(owner, real) : getter;
            return call(getter, self);
        } catch (IllegalAccessException e) {
            throw new LinkageError(describe() + " is not open to Molt", e);
        }
    }

    @Override
    public void set(Object self, Object value) throws IllegalAccessException {
        if (!isStatic()) {
            checked(self);
        }
        if (Modifier.isFinal(real.getModifiers()) && (!overriding || isStatic())) {
            throw new IllegalAccessException(refusal(value));
        }
        Object wanted = converted(value);
        if (isStatic()) {
            home().set(null, wanted);
        } else {
            setter = setter == null ? targets.setter(owner, real) : setter;
            call(setter, self, wanted);
        }
    }

    private Object converted(Object value) {
        Class<?> type = real.getType();
        if (type.isPrimitive()) {
            try {
                return Widening.to(type, value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(refusal(value));
            }
        } else if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException(refusal(value));
        }
        return value;
    }

    private void checked(Object self) {
        if (!owner.isInstance(Objects.requireNonNull(self))) {
            throw new IllegalArgumentException("Can not get or set " + describe() + " on " + self.getClass().getName());
        }
    }

    private Field home() {
        initialize(owner);
        Field home = targets.home(owner, real);
        targets.open(home);
        return home;
    }

    private static Object call(Method method, Object... arguments) throws IllegalAccessException {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new LinkageError(method + " failed", e.getCause());
        }
    }

    private boolean isStatic() {
        return Modifier.isStatic(real.getModifiers());
    }

    private String refusal(Object value) {
        return "Can not set " + describe() + " to " + (value == null ? "null value" : value.getClass().getName());
    }

    private String describe() {
        String modifiers = Modifier.toString(real.getModifiers() & (Modifier.STATIC | Modifier.FINAL));
        return (modifiers.isEmpty() ? "" : modifiers + " ") + real.getType().getTypeName() + " field "
                + owner.getTypeName() + "." + real.getName();
    }

    /** As every use of a static member does. */
    static void initialize(Class<?> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(type.getName());
        }
    }
}
