package dev.molt.reflect;

import dev.molt.reshape.Homes;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Writes members down as those that ask for handles read them: class, name, descriptor, modifiers and home. They were added, or
 * are open to more code than the JVM thinks.
 */
final class AddedLines {

    /** For a member that the JVM has itself. */
    private static final String KEPT = "=";
    private final Reflections all;

    AddedLines(Reflections all) {
        this.all = all;
    }

    /** The line of the member that a lookup in a class finds; empty if it finds one that the JVM knows, or none. */
    String of(Class<?> in, String name, String descriptor) {
        if (!isConcerned(in)) {
            return "";
        }
        Member found = find(in, name, descriptor);
        if (found == null) {
            return "";
        } else if (all.real((AccessibleObject) found) != found) {
            return line(found, name, descriptor, home(found, name, descriptor));
        }
        return isWidened(found, descriptor) ? line(found, name, descriptor, KEPT) : "";
    }

    private boolean isWidened(Member shown, String descriptor) {
        Class<?> owner = shown.getDeclaringClass();
        if (Reflections.isLeftAlone(owner) || !all.state(owner.getClassLoader()).next().containsKey(owner.getName())) {
            return false;
        }
        Object[] kind = shown instanceof Field ? new Field[0] : shown instanceof Method ? new Method[0] : new Constructor<?>[0];
        for (Object each : all.all(owner, kind)) {
            Member loaded = (Member) each;
            if (loaded.getName().equals(shown.getName()) && descriptor(loaded).equals(descriptor)) {
                return rank(shown.getModifiers()) > rank(loaded.getModifiers());
            }
        }
        return false;
    }

    private static int rank(int modifiers) {
        return Modifier.isPublic(modifiers) ? 3 : Modifier.isProtected(modifiers) ? 2 : Modifier.isPrivate(modifiers) ? 0 : 1;
    }

    /** Asked for every lookup that there is, also in the middle of linking lambdas. */
    private boolean isConcerned(Class<?> in) {
        for (Class<?> type = in; type != null; type = type.getSuperclass()) {
            if (!Reflections.isLeftAlone(type) && all.state(type.getClassLoader()).next().containsKey(type.getName())) {
                return true;
            }
            for (Class<?> parent : type.getInterfaces()) {
                if (isConcerned(parent)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Member find(Class<?> in, String name, String descriptor) {
        Member found = declared(in, name, descriptor);
        boolean inherits = found == null && !name.equals("<init>");
        if (inherits && in.getSuperclass() != null) {
            found = find(in.getSuperclass(), name, descriptor);
        }
        for (Class<?> parent : inherits ? in.getInterfaces() : new Class<?>[0]) {
            found = found == null ? find(parent, name, descriptor) : found;
        }
        return found;
    }

    private static Member declared(Class<?> type, String name, String descriptor) {
        Member[] members = name.equals("<init>") ? type.getDeclaredConstructors()
                : descriptor.startsWith("(") ? type.getDeclaredMethods() : type.getDeclaredFields();
        for (Member member : members) {
            if ((member instanceof Constructor || member.getName().equals(name)) && descriptor(member).equals(descriptor)) {
                return member;
            }
        }
        return null;
    }

    private static String descriptor(Member member) {
        if (member instanceof Field field) {
            return field.getType().descriptorString();
        }
        Class<?> result = member instanceof Method method ? method.getReturnType() : void.class;
        return MethodType.methodType(result, ((Executable) member).getParameterTypes()).descriptorString();
    }

    private String home(Member member, String name, String descriptor) {
        Class<?> owner = member.getDeclaringClass();
        if (!(member instanceof Field)) {
            return "-";
        }
        Homes homes = all.state(owner.getClassLoader()).homes();
        return Modifier.isStatic(member.getModifiers()) ? homes.statics(owner.getName(), name, descriptor).orElseThrow()
                : homes.place(owner.getName(), name, descriptor).orElseThrow().holder();
    }

    private static String line(Member member, String name, String descriptor, String home) {
        return member.getDeclaringClass().getName() + ' ' + name + ' ' + descriptor + ' ' + member.getModifiers() + ' ' + home;
    }
}
