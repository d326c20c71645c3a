package dev.molt.reflect;

import dev.molt.boot.Body;
import dev.molt.boot.Reflective;
import dev.molt.boot.Storage;
import dev.molt.jdk.AnnotationMemory;
import dev.molt.jdk.ByLoader;
import dev.molt.jdk.Jdk;
import dev.molt.reshape.MirrorClass;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Answers the JDK's reflection: of a class whose members came, went or changed while it was loaded, it shows those of
 * the version that runs.
 *
 * <p>The JDK is left alone until an upgrade changes members for the first time.
 */
public final class Reflections implements Reflective {

    private final Jdk jdk;
    private final Definer definer;
    private final Consumer<Class<?>> opener;
    private final ByLoader<AtomicReference<State>> states = new ByLoader<>(() -> new AtomicReference<>(State.none()));
    private final Instrumentation instrumentation;
    private final Patching patching;
    private final AddedLines lines = new AddedLines(this);
    private volatile PrivateState hidden;
    private StreamDescriptors streams;
    private volatile StoredFields storage;
    private volatile Members members;
    private AnnotationPlaces annotations;

    /**
     * Shows nothing new yet.
     *
     * @param definer defines classes beside those of the application
     * @param opener opens a class's package to Molt
     */
    public Reflections(Jdk jdk, Instrumentation instrumentation, Definer definer, Consumer<Class<?>> opener) {
        this.jdk = jdk;
        this.definer = definer;
        this.opener = opener;
        this.instrumentation = instrumentation;
        this.patching = new Patching(jdk, instrumentation);
    }

    /**
     * Makes the JDK ask, if it does not yet.
     *
     * @throws ReflectiveOperationException if this JDK is not what is known of it
     */
    public synchronized void begin() throws ReflectiveOperationException {
        if (members == null) {
            hidden = new PrivateState(jdk);
            Targets targets = new Targets(this, jdk, opener);
            Members made = new Members(this, hidden, patching.accesses(), targets);
            storage = new StoredFields(this, jdk, targets);
            streams = new StreamDescriptors(jdk, instrumentation);
            patching.patch();
            members = made;
        }
    }

    /** What the JDK is to ask; null while there is nothing to ask about. */
    public Reflective reflective() {
        return members == null ? null : this;
    }

    /** What is shown of a loader's classes. */
    public State state(ClassLoader loader) {
        Optional<AtomicReference<State>> found = states.find(loader);
        return found.isEmpty() ? State.none() : found.get().get();
    }

    /** From now on this is shown; what the JDK remembers of a class, its redefinition drops. */
    public void show(ClassLoader loader, State state) {
        if (members != null) {
            states.of(loader).set(state);
        }
    }

    /**
     * Has the JDK look again at how classes are serialized, behind their redefinition.
     *
     * @param before what was shown before
     */
    public synchronized void forget(ClassLoader loader, State before) {
        if (members != null) {
            Set<String> names = new HashSet<>(before.next().keySet());
            names.addAll(state(loader).next().keySet());
            Set<Class<?>> changed = new HashSet<>();
            names.forEach(name -> Optional.ofNullable(jdk.findLoaded(loader, name)).ifPresent(changed::add));
            streams.forget(changed);
        }
    }

    /** The JVM's own classes, and Molt's: what is done here is linked by reflection on them. */
    static boolean isLeftAlone(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == Reflections.class.getClassLoader();
    }

    /** The class that declares what the running version of a changed class declares. */
    Optional<Class<?>> mirror(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        byte[] next = loader == null ? null : state(loader).next().get(type.getName());
        return Optional.ofNullable(next).map(bytes -> mirror(type, bytes));
    }

    /** The class that declares what a class declares in a version, or will declare. */
    public Class<?> mirror(Class<?> type, byte[] version) {
        return definer.define(type.getClassLoader(), MirrorClass.of(version));
    }

    /** The class that declares what a class declares in the version that is shown. */
    public Class<?> declaring(Class<?> type) {
        return isLeftAlone(type) ? type : mirror(type).orElse(type);
    }

    /**
     * Where annotations are from.
     *
     * @throws ReflectiveOperationException if this JDK is not what is known of it
     */
    public synchronized AnnotationPlaces annotations() throws ReflectiveOperationException {
        if (annotations == null) {
            annotations = new AnnotationPlaces(jdk, new AnnotationMemory(jdk));
        }
        return annotations;
    }

    /** A class that was defined beside one. */
    Class<?> beside(Class<?> type, String name) {
        return jdk.findLoaded(type.getClassLoader(), name);
    }

    @Override
    public Object[] members(Object[] loaded, Class<?> type, boolean publicOnly) {
        return isLeftAlone(type) ? loaded : members.of(loaded, type, publicOnly);
    }

    @Override
    public AccessibleObject real(AccessibleObject shown) {
        // Asked while lambdas are linked: there must be none in here.
        Body body = Accesses.body(hidden.access(shown));
        return body == null ? shown : (AccessibleObject) body.real();
    }

    @Override
    public Object[] parameters(Object[] real, AccessibleObject shown) {
        if (real(shown) != shown) {
            for (Object parameter : real) {
                hidden.move((Parameter) parameter, shown);
            }
        }
        return real;
    }

    @Override
    public Class<?>[] nest(Class<?>[] members, Class<?> type) {
        return isLeftAlone(type) ? members : Nests.members(members, type, state(type.getClassLoader()));
    }

    @Override
    public Class<?> nestHost(Class<?> host, Class<?> type) {
        return isLeftAlone(type) ? host : Nests.host(host, type, state(type.getClassLoader()));
    }

    @Override
    public String added(Class<?> in, String name, String descriptor) {
        return lines.of(in, name, descriptor);
    }

    @Override
    public Object call(AccessibleObject shown, Object self, Object[] arguments, boolean special)
            throws ReflectiveOperationException {
        Body body = Accesses.body(hidden.access(shown));
        if (special && body instanceof AddedCode code) {
            return code.special(self, arguments);
        } else if (body != null) {
            return body.call(self, arguments);
        }
        opener.accept(((Member) shown).getDeclaringClass());
        shown.setAccessible(true);
        return shown instanceof Constructor<?> makes ? makes.newInstance(arguments) : ((Method) shown).invoke(self, arguments);
    }

    @Override
    public MethodHandles.Lookup lookup(Class<?> in) throws IllegalAccessException {
        opener.accept(in);
        return MethodHandles.privateLookupIn(in, MethodHandles.lookup());
    }

    @Override
    public Storage storage() {
        return storage;
    }

    /** An array of the same type as another. */
    static Object[] array(Object[] like, int length) {
        return (Object[]) Array.newInstance(like.getClass().getComponentType(), length);
    }

    /** The members of a kind that the JVM has. */
    Object[] all(Class<?> type, Object[] kind) {
        return kind instanceof Field[] ? jdk.loadedFields(type)
                : kind instanceof Constructor<?>[] ? jdk.loadedConstructors(type) : jdk.loadedMethods(type);
    }
}
