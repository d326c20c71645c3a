package dev.molt.jdk;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the JDK keeps of annotation types, and the handlers that answer for the annotations that it has made. */
public final class AnnotationMemory {

    private static final String PACKAGE = "sun.reflect.annotation.";

    private final Jdk jdk;
    private final Class<?> handlers;
    private final Field known;
    private final Field types;
    private final Field defaults;
    private final List<Field> rules;
    private final Field type;
    private final Field values;
    private final Field methods;
    private final VarHandle handedOut;
    private final VarHandle ofFields;
    private final VarHandle ofCode;
    private final VarHandle remembered;
    private final MethodHandle reading;
    private final MethodHandle bytes;
    private final MethodHandle constants;
    private final MethodHandle parsing;

    /**
     * Looks for it.
     *
     * @throws ReflectiveOperationException if this JDK keeps it elsewhere
     */
    public AnnotationMemory(Jdk jdk) throws ReflectiveOperationException {
        this.jdk = jdk;
        Class<?> kept = Class.forName(PACKAGE + "AnnotationType");
        Class<?> pool = Class.forName("jdk.internal.reflect.ConstantPool");
        handlers = Class.forName(PACKAGE + "AnnotationInvocationHandler");
        known = jdk.loadedField(Class.class, "annotationType");
        types = jdk.loadedField(kept, "memberTypes");
        defaults = jdk.loadedField(kept, "memberDefaults");
        rules = List.of(jdk.loadedField(kept, "retention"), jdk.loadedField(kept, "inherited"));
        type = jdk.loadedField(handlers, "type");
        values = jdk.loadedField(handlers, "memberValues");
        methods = jdk.loadedField(handlers, "memberMethods");
        handedOut = jdk.handle(Class.class, "annotationData");
        ofFields = jdk.handle(Field.class, "declaredAnnotations");
        ofCode = jdk.handle(Executable.class, "declaredAnnotations");
        remembered = jdk.handle(Class.class, "reflectionData");
        MethodHandles.Lookup trusted = jdk.trusted();
        reading = trusted.findConstructor(kept, MethodType.methodType(void.class, Class.class));
        bytes = trusted.findVirtual(Class.class, "getRawAnnotations", MethodType.methodType(byte[].class));
        constants = trusted.findVirtual(Class.class, "getConstantPool", MethodType.methodType(pool));
        parsing = trusted.findStatic(Class.forName(PACKAGE + "AnnotationParser"), "parseAnnotations",
                MethodType.methodType(Map.class, byte[].class, pool, Class.class));
    }

    /** What is known of an annotation type; null if nobody has asked for an annotation of it yet. */
    public Object known(Class<?> annotation) {
        return jdk.get(known, annotation);
    }

    /** From now on this is known of an annotation type, and annotations are made by it. */
    public void know(Class<?> annotation, Object knowledge) {
        jdk.put(known, annotation, knowledge);
    }

    /** What there is to know of an annotation type, read anew from what reflection shows of it. */
    public Object read(Class<?> annotation) {
        return call(reading, annotation);
    }

    /** By element, the type of its values; boxed. */
    @SuppressWarnings("unchecked")
    public Map<String, Class<?>> elements(Object knowledge) {
        return (Map<String, Class<?>>) jdk.get(types, knowledge);
    }

    /** By element, its default. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> defaults(Object knowledge) {
        return (Map<String, Object>) jdk.get(defaults, knowledge);
    }

    /** True if two annotation types have the same elements and defaults. */
    public boolean haveSameElements(Object one, Object other) {
        return elements(one).equals(elements(other)) && isSame(defaults(one), defaults(other));
    }

    /** True if annotations of two types are handed out in the same places. */
    public boolean haveSameRules(Object one, Object other) {
        return rules.stream().allMatch(rule -> jdk.get(rule, one).equals(jdk.get(rule, other)));
    }

    /** True if two annotations of a type would be equal that answer this. */
    public static boolean isSame(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(name -> Objects.deepEquals(one.get(name), other.get(name)));
    }

    /** The class of the handlers. */
    public Class<?> handlers() {
        return handlers;
    }

    /** The handler that answers for an annotation; null if the JDK has not made it. */
    public Object handler(Object annotation) {
        InvocationHandler handler = annotation instanceof Annotation && Proxy.isProxyClass(annotation.getClass())
                ? Proxy.getInvocationHandler(annotation) : null;
        return handlers.isInstance(handler) ? handler : null;
    }

    /** The annotation type that a handler's annotation is of. */
    public Class<?> type(Object handler) {
        return (Class<?>) jdk.get(type, handler);
    }

    /** What a handler answers, by element. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> values(Object handler) {
        return (Map<String, Object>) jdk.get(values, handler);
    }

    /** From now on it answers this. */
    public void answer(Object handler, Map<String, Object> answers) {
        jdk.put(values, handler, answers);
    }

    /** Has a handler look again at the elements of its type, by which it compares annotations. */
    public void forgetElements(Object handler) {
        jdk.put(methods, handler, null);
    }

    /** True for a class of which the JDK remembers annotations that were handed out. */
    public boolean hasHandedOut(Class<?> owner) {
        return handedOut.getVolatile(owner) != null;
    }

    /** The annotations of a class that were handed out, as far as the JDK remembers them. */
    public Collection<?> handedOut(Class<?> owner) {
        Object data = handedOut.getVolatile(owner);
        return data == null ? List.of() : ((Map<?, ?>) jdk.get(data, data.getClass(), "declaredAnnotations")).values();
    }

    /** Has a class look again at its annotations, and at those that it inherits. */
    public void forgetHandedOut(Class<?> owner) {
        handedOut.setVolatile(owner, null);
    }

    /** The annotations of a member that were handed out through this object for it. */
    public Collection<?> handedOut(AccessibleObject member) {
        Object handed = member instanceof Field field ? ofFields.getVolatile(field) : ofCode.getVolatile((Executable) member);
        return handed == null ? List.of() : ((Map<?, ?>) handed).values();
    }

    /** The members of a class that are shared by all who ask, as far as the JDK remembers them. */
    public List<AccessibleObject> remembered(Class<?> owner) {
        Object soft = remembered.getVolatile(owner);
        Object data = soft == null ? null : Referents.of((Reference<?>) soft);
        List<AccessibleObject> members = new ArrayList<>();
        if (data != null) {
            for (String each : List.of("declaredFields", "declaredMethods", "declaredConstructors")) {
                Object all = jdk.get(data, data.getClass(), each);
                members.addAll(all == null ? List.of() : Arrays.asList((AccessibleObject[]) all));
            }
        }
        return members;
    }

    /** The kinds of members that have annotations. */
    public static List<Class<?>> members() {
        return List.of(Field.class, Method.class, Constructor.class);
    }

    /** The annotations of a class, made anew. */
    public Collection<?> annotations(Class<?> owner) {
        return ((Map<?, ?>) call(parsing, call(bytes, owner), call(constants, owner), owner)).values();
    }

    private static Object call(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("this JDK does not read annotations as it should", e);
        }
    }
}
