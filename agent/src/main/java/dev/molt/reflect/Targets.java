package dev.molt.reflect;

import dev.molt.jdk.Jdk;
import dev.molt.reshape.Homes;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds where added members really live. */
final class Targets {

    private static final String MAKER = "make";
    private static final String TAKEN = "$self";

    private final Reflections all;
    private final Jdk jdk;
    private final Consumer<Class<?>> opener;

    Targets(Reflections all, Jdk jdk, Consumer<Class<?>> opener) {
        this.all = all;
        this.jdk = jdk;
        this.opener = opener;
    }

    /** What runs now in the classes of the loader. */
    State state(Class<?> type) {
        return all.state(type.getClassLoader());
    }

    /** The method that is to run where one is called on an object of a class: a static one takes the object first. */
    Method selected(Method called, Class<?> owner, Class<?> receiver) {
        if (Modifier.isPrivate(called.getModifiers())) {
            return body(owner, called);
        }
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            Method found = declared(type, called, owner);
            if (found != null) {
                return found;
            }
        }
        Method best = null;
        Class<?> from = null;
        for (Class<?> type : interfaces(receiver)) {
            Method found = declared(type, called, owner);
            if (found != null && (from == null || from.isAssignableFrom(type))) {
                best = found;
                from = type;
            }
        }
        if (best == null) {
            throw new AbstractMethodError(owner.getName() + "." + called.getName());
        }
        return best;
    }

    private static Set<Class<?>> interfaces(Class<?> receiver) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            collect(type, found);
        }
        return found;
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        for (Class<?> parent : type.getInterfaces()) {
            found.add(parent);
            collect(parent, found);
        }
    }

    /** The body that a class has of a method, as the version that runs declares it; null if it has none. */
    private Method declared(Class<?> type, Method called, Class<?> owner) {
        List<Object> key = Members.key(called);
        Method loaded = find(jdk.loadedMethods(type), key);
        Class<?> mirror = all.mirror(type).orElse(null);
        Method next = mirror == null ? loaded : find(jdk.loadedMethods(mirror), key);
        if (next == null || !overrides(next, type, called, owner)) {
            return null;
        } else if (loaded != null && Members.isSame(loaded, next)) {
            open(loaded);
            return loaded;
        }
        return body(type, next);
    }

    private static boolean overrides(Method next, Class<?> type, Method called, Class<?> owner) {
        int modifiers = next.getModifiers();
        boolean virtual = (modifiers & (Modifier.STATIC | Modifier.PRIVATE | Modifier.ABSTRACT)) == 0;
        boolean seen = (called.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                || type.getPackageName().equals(owner.getPackageName());
        return virtual && seen;
    }

    private static Method find(Method[] methods, List<Object> key) {
        return Arrays.stream(methods).filter(method -> Members.key(method).equals(key)).findFirst().orElse(null);
    }

    /** The static method that holds an added method's code, or makes an object. */
    Method body(Class<?> owner, Executable added) {
        Class<?> companion = companion(owner);
        List<Class<?>> parameters = new ArrayList<>(List.of(added.getParameterTypes()));
        String name = added instanceof Constructor ? MAKER : added.getName();
        if (added instanceof Method method && !Modifier.isStatic(method.getModifiers())) {
            parameters.add(0, owner);
            name = isTaken(owner, method, parameters) ? name + TAKEN : name;
        }
        for (Method method : jdk.loadedMethods(companion)) {
            if (method.getName().equals(name) && List.of(method.getParameterTypes()).equals(parameters)
                    && method.getReturnType() == (added instanceof Method m ? m.getReturnType() : owner)) {
                open(method);
                return method;
            }
        }
        throw gone(owner, added.getName());
    }

    /** A static method may take, by chance, what an instance method of its name takes with its object. */
    private boolean isTaken(Class<?> owner, Method method, List<Class<?>> parameters) {
        List<Object> key = new ArrayList<>(List.of(method.getName()));
        key.addAll(parameters);
        key.add(method.getReturnType());
        return all.mirror(owner).map(mirror -> find(jdk.loadedMethods(mirror), key))
                .filter(other -> Modifier.isStatic(other.getModifiers())).isPresent();
    }

    private Class<?> companion(Class<?> owner) {
        String name = state(owner).companions().get(owner.getName());
        Class<?> found = name == null ? null : all.beside(owner, name);
        if (found == null) {
            throw gone(owner, "what was added");
        }
        return found;
    }

    /** The method that reads an added field of an object. */
    Method getter(Class<?> owner, Field field) {
        Homes.Place place = place(owner, field);
        return accessor(owner, place.holder(), place.getter(), owner);
    }

    /** The method that writes an added field of an object. */
    Method setter(Class<?> owner, Field field) {
        Homes.Place place = place(owner, field);
        return accessor(owner, place.holder(), place.setter(), owner, field.getType());
    }

    /** Lets Molt use a member, whatever its module says: its own loader's class has asked. */
    <T extends AccessibleObject & Member> void open(T member) {
        opener.accept(member.getDeclaringClass());
        member.setAccessible(true);
    }

    /** The field that an added static one lives in. */
    Field home(Class<?> owner, Field field) {
        String name = state(owner).homes().statics(owner.getName(), field.getName(), field.getType().descriptorString())
                .orElseThrow(() -> gone(owner, field.getName()));
        return Arrays.stream(jdk.loadedFields(all.beside(owner, name)))
                .filter(each -> each.getName().equals(field.getName()) && each.getType() == field.getType())
                .findFirst().orElseThrow(() -> gone(owner, field.getName()));
    }

    private Homes.Place place(Class<?> owner, Field field) {
        return state(owner).homes().place(owner.getName(), field.getName(), field.getType().descriptorString())
                .orElseThrow(() -> gone(owner, field.getName()));
    }

    private Method accessor(Class<?> owner, String holder, String name, Class<?>... parameters) {
        try {
            Method method = all.beside(owner, holder).getDeclaredMethod(name, parameters);
            open(method);
            return method;
        } catch (NoSuchMethodException e) {
            throw gone(owner, name);
        }
    }

    private static IncompatibleClassChangeError gone(Class<?> owner, String member) {
        return new IncompatibleClassChangeError(member + " is not in the version of " + owner.getName() + " that runs");
    }
}
