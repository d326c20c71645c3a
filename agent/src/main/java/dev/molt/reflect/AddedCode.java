package dev.molt.reflect;

import dev.molt.boot.Body;
import dev.molt.boot.Proxied;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Objects;

/** A method or constructor that was added: runs where its code lives, for the class of the object it is called on. */
final class AddedCode implements Body {

    private final Class<?> owner;
    private final Executable real;
    private final Targets targets;
    private final ClassValue<Selected> selected = new ClassValue<>() {
        @Override
        protected Selected computeValue(Class<?> receiver) {
            State state = targets.state(owner);
            return new Selected(state, isDispatched()
                    ? targets.selected((Method) real, owner, receiver) : targets.body(owner, real));
        }
    };

    AddedCode(Class<?> owner, Executable real, Targets targets) {
        this.owner = owner;
        this.real = real;
        this.targets = targets;
    }

    @Override
    public Member real() {
        return real;
    }

    @Override
    public Object call(Object self, Object[] arguments) throws InvocationTargetException, InstantiationException {
        Class<?> receiver = check(self);
        int given = arguments == null ? 0 : arguments.length;
        if (given != real.getParameterCount()) {
            throw new IllegalArgumentException(
                    "wrong number of arguments: " + given + " expected: " + real.getParameterCount());
        }
        return isAnsweredByHandler(receiver) ? answered(self, arguments) : call(target(receiver), self, arguments);
    }

    /** The class of a proxy may have been made before the method was there. */
    private boolean isAnsweredByHandler(Class<?> receiver) {
        return isDispatched() && Modifier.isAbstract(real.getModifiers()) && Proxy.isProxyClass(receiver);
    }

    private Object answered(Object self, Object[] arguments) throws InvocationTargetException {
        try {
            return Proxied.call(owner.getDeclaredMethod(real.getName(), real.getParameterTypes()), self, arguments);
        } catch (NoSuchMethodException e) {
            throw new LinkageError(real + " is not in the version that runs", e);
        } catch (Throwable e) {
            throw new InvocationTargetException(e);
        }
    }

    /** Calls the method as its own class has it. */
    Object special(Object self, Object[] arguments) throws InvocationTargetException {
        if (Modifier.isAbstract(real.getModifiers())) {
            throw new InvocationTargetException(new AbstractMethodError(owner.getName() + "." + real.getName()));
        }
        Objects.requireNonNull(self);
        return call(targets.body(owner, real), self, arguments);
    }

    private Object call(Method target, Object self, Object[] arguments) throws InvocationTargetException {
        int given = arguments == null ? 0 : arguments.length;
        try {
            if (!isDispatched()) {
                return target.invoke(null, arguments);
            } else if (!Modifier.isStatic(target.getModifiers())) {
                return target.invoke(self, arguments);
            }
            Object[] all = new Object[given + 1];
            all[0] = self;
            if (given > 0) {
                System.arraycopy(arguments, 0, all, 1, given);
            }
            return target.invoke(null, all);
        } catch (IllegalAccessException e) {
            throw new LinkageError(target + " is not open to Molt", e);
        }
    }

    private Class<?> check(Object self) throws InstantiationException {
        if (isDispatched()) {
            if (!owner.isInstance(Objects.requireNonNull(self))) {
                throw new IllegalArgumentException("object of type " + self.getClass().getName()
                        + " is not an instance of " + owner.getName());
            }
            return self.getClass();
        }
        if (real instanceof Constructor && Modifier.isAbstract(owner.getModifiers())) {
            throw new InstantiationException(owner.getName());
        }
        AddedField.initialize(owner);
        return owner;
    }

    /** The next version may have it elsewhere. */
    private Method target(Class<?> receiver) throws InvocationTargetException {
        try {
            Selected found = selected.get(receiver);
            if (found.state() != targets.state(owner)) {
                selected.remove(receiver);
                found = selected.get(receiver);
            }
            return found.method();
        } catch (AbstractMethodError e) {
            throw new InvocationTargetException(e);
        }
    }

    private boolean isDispatched() {
        return !(real instanceof Constructor) && !Modifier.isStatic(real.getModifiers());
    }

    @Override
    public Object get(Object self) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void set(Object self, Object value) {
        throw new UnsupportedOperationException();
    }

    /** What was found while something ran. */
    private record Selected(State state, Method method) {}
}
