package dev.molt.boot;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** What the methods of {@link Lookup} itself call first, once classes have members that the JVM does not know. */
public final class Looked {

    private Looked() {
    }

    /**
     * A handle on an added member.
     *
     * @param method the lookup's method
     * @param given what it was given
     * @return null if the JDK has to look itself
     */
    public static Object up(String method, Lookup lookup, Object[] given) throws ReflectiveOperationException {
        Reflective agent = Boot.services().reflective();
        if (agent == null) {
            return null;
        }
        for (Object each : given) {
            if (each == null) {
                return null;
            }
        }
        if (method.startsWith("unreflect")) {
            AccessibleObject member = (AccessibleObject) given[0];
            if (!method.equals("unreflectSpecial")) {
                return of(agent, method, lookup, member);
            }
            return Shown.real(member) == member ? null : special(agent, lookup, (Method) member, (Class<?>) given[1]);
        } else if (method.equals("findSpecial")) {
            return special(agent, lookup, (Class<?>) given[0], (String) given[1], (MethodType) given[2], (Class<?>) given[3]);
        } else if (method.equals("bind")) {
            return bind(agent, lookup, given[0], (String) given[1], (MethodType) given[2]);
        }
        Class<?> in = (Class<?>) given[0];
        boolean makes = method.equals("findConstructor");
        String name = makes ? "<init>" : (String) given[1];
        Object type = given[makes ? 1 : 2];
        String table = table(agent, in, name, type instanceof MethodType t ? t.descriptorString()
                : ((Class<?>) type).descriptorString());
        return table.isEmpty() ? null : find(agent, method, lookup, in, name, type, table);
    }

    private static Object bind(Reflective agent, Lookup lookup, Object self, String name, MethodType type)
            throws ReflectiveOperationException {
        String table = table(agent, self.getClass(), name, type.descriptorString());
        if (table.isEmpty()) {
            return null;
        }
        MethodHandle found = AddedMethods.added(lookup, self.getClass(), name, type, table, "findVirtual");
        MethodHandle bound = found.bindTo(self);
        return found.isVarargsCollector() ? bound.asVarargsCollector(type.lastParameterType()) : bound;
    }

    private static Object special(Reflective agent, Lookup lookup, Method method, Class<?> caller)
            throws ReflectiveOperationException {
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        return special(agent, lookup, method.getDeclaringClass(), method.getName(), type, caller);
    }

    private static Object special(Reflective agent, Lookup lookup, Class<?> in, String name, MethodType type,
            Class<?> caller) throws ReflectiveOperationException {
        Class<?> above = AddedMethods.above(in, caller);
        String table = table(agent, above, name, type.descriptorString());
        boolean isKept = !table.isEmpty() && AddedMember.find(table, above, name, type.descriptorString()).isKept();
        // One that is only open to more code is the JVM's to call.
        return table.isEmpty() || isKept ? null : AddedMethods.special(lookup, in, name, type, caller, table);
    }

    /** A fault of ours gives the JDK's own answer; so does a class that names types which are missing. */
    private static String table(Reflective agent, Class<?> in, String name, String descriptor) {
        try {
            return agent.added(in, name, descriptor);
        } catch (RuntimeException | LinkageError fault) {
            return "";
        }
    }

    private static Object find(Reflective agent, String method, Lookup lookup, Class<?> in, String name, Object type, String table)
            throws ReflectiveOperationException {
        AddedMember member = AddedMember.find(table, in, name, type instanceof MethodType t ? t.descriptorString()
                : ((Class<?>) type).descriptorString());
        if (member.isKept()) {
            return kept(agent, method, lookup, in, name, type, member);
        }
        if (type instanceof MethodType called) {
            return AddedMethods.added(lookup, in, name, called, table, method);
        }
        Class<?> field = (Class<?>) type;
        member.check(lookup, method.startsWith("findStatic"));
        return switch (method) {
            case "findGetter" -> AddedHandles.findGetter(lookup, in, name, field, table);
            case "findSetter" -> AddedHandles.findSetter(lookup, in, name, field, table);
            case "findVarHandle" -> AddedHandles.findVarHandle(lookup, in, name, field, table);
            case "findStaticGetter" -> AddedHandles.findStaticGetter(lookup, in, name, field, table);
            case "findStaticSetter" -> AddedHandles.findStaticSetter(lookup, in, name, field, table);
            default -> AddedHandles.findStaticVarHandle(lookup, in, name, field, table);
        };
    }

    /** One that the JVM knows, but thinks closed to whom it is open now: its class itself has access. */
    private static Object kept(Reflective agent, String method, Lookup lookup, Class<?> in, String name, Object type,
            AddedMember member) throws ReflectiveOperationException {
        // The JDK's own lookup, by which reflection works on newer ones, may do all that there is.
        boolean may = lookup.lookupClass() == member.owner() || lookup.lookupClass() == Object.class;
        if (may && (lookup.lookupModes() & Lookup.PRIVATE) != 0) {
            return null;
        }
        member.check(lookup, method.startsWith("findStatic"));
        Lookup own = agent.lookup(member.owner());
        return switch (method) {
            case "findVirtual" -> own.findVirtual(in, name, (MethodType) type);
            case "findStatic" -> own.findStatic(in, name, (MethodType) type);
            case "findConstructor" -> own.findConstructor(in, (MethodType) type);
            case "findGetter" -> own.findGetter(in, name, (Class<?>) type);
            case "findSetter" -> own.findSetter(in, name, (Class<?>) type);
            case "findVarHandle" -> own.findVarHandle(in, name, (Class<?>) type);
            case "findStaticGetter" -> own.findStaticGetter(in, name, (Class<?>) type);
            case "findStaticSetter" -> own.findStaticSetter(in, name, (Class<?>) type);
            default -> own.findStaticVarHandle(in, name, (Class<?>) type);
        };
    }

    /** As the lookup does, the more so where somebody made the member accessible. */
    @SuppressWarnings("deprecation")
    private static Object of(Reflective agent, String method, Lookup lookup, AccessibleObject object)
            throws ReflectiveOperationException {
        Member member = (Member) object;
        Class<?> in = member.getDeclaringClass();
        // The JDK checks the access of a VarHandle in any case.
        boolean open = object.isAccessible() && !method.equals("unreflectVarHandle");
        if (open && Shown.real(object) == object) {
            return null;
        }
        Lookup from = open ? agent.lookup(in) : lookup;
        boolean isStatic = Modifier.isStatic(member.getModifiers());
        if (object instanceof Field field) {
            String table = table(agent, in, field.getName(), field.getType().descriptorString());
            String kind = method.substring("unreflect".length());
            String usable = kind.equals("Setter") && open && !isStatic ? AddedMember.writable(table) : table;
            return usable.isEmpty() ? null
                    : find(agent, (isStatic ? "findStatic" : "find") + kind, from, in, field.getName(), field.getType(), usable);
        }
        Executable code = (Executable) object;
        MethodType type = MethodType.methodType(object instanceof Method found ? found.getReturnType() : void.class,
                code.getParameterTypes());
        boolean makes = object instanceof Constructor;
        String name = makes ? "<init>" : code.getName();
        String table = table(agent, in, name, type.descriptorString());
        return table.isEmpty() ? null : find(agent, makes ? "findConstructor" : isStatic ? "findStatic" : "findVirtual", from, in,
                name, type, table);
    }
}
