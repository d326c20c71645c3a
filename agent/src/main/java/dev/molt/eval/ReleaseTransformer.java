package dev.molt.eval;

import dev.molt.jdk.ByLoader;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Molt's one class file transformer: prepares what the application loads for upgrades to come, lets classes that are
 * loaded after an upgrade come up in the new version, and sees what every redefinition really hands to the JVM.
 */
final class ReleaseTransformer implements ClassFileTransformer {

    private final ByLoader<Shapes> shapes = new ByLoader<>(new ShapesMaker());
    private final ApplicationCode application;
    private final ClassLoading loading;
    private final Map<Class<?>, byte[]> expected = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> arrived = new ConcurrentHashMap<>();
    /** The JVM asks on the thread that began it: what others do to the same classes meanwhile is their own. */
    private final ThreadLocal<Map<Class<?>, byte[]>> captured = new ThreadLocal<>();
    private final Map<Class<?>, byte[]> latest = new ConcurrentHashMap<>();
    /** What was the latest before those under way. */
    private final Map<Class<?>, Optional<byte[]>> before = new ConcurrentHashMap<>();
    private volatile boolean lasts;
    private volatile Thread expecting;
    private final Supplier<Tools> first;

    /**
     * Transforms.
     *
     * @param looks false to leave out that it looks whether the stack is enough
     * @param first made when somebody else changes a class before an upgrade was asked for
     */
    ReleaseTransformer(ApplicationCode application, boolean looks, Supplier<Tools> first) {
        this.application = application;
        this.loading = new ClassLoading(application, shapes, looks);
        this.first = first;
    }

    /** From now on, these see what somebody else gives a loaded class. */
    void tell(OtherChanges changes) {
        loading.tell(changes);
    }

    /** What is known of a loader's classes. */
    Shapes shapes(ClassLoader loader) {
        return shapes.of(loader);
    }

    /** What classes are given that are loaded. */
    ClassLoading loading() {
        return loading;
    }

    /** Begins to watch a redefinition by this thread: which of the classes arrive here, and whether with the bytes given. */
    void expect(Map<Class<?>, byte[]> classes) {
        expected.clear();
        arrived.clear();
        before.clear();
        expected.putAll(classes);
        expecting = Thread.currentThread();
    }

    /** What became of each class that arrived since {@link #expect}: true if its bytes were as expected. */
    Map<Class<?>, Boolean> arrived() {
        Map<Class<?>, Boolean> result = Map.copyOf(arrived);
        expecting = null;
        expected.clear();
        arrived.clear();
        before.clear();
        return result;
    }

    /** The JVM took none of what arrived since {@link #expect}. */
    void refused() {
        before.forEach((type, bytes) -> bytes.ifPresentOrElse(known -> latest.put(type, known), () -> latest.remove(type)));
        arrived();
    }

    /** A change begins: what classes are given is noted from now on. */
    void begin() {
        latest.clear();
        lasts = true;
    }

    /** What a class was given last in the change that lasts; null if nothing was. */
    byte[] latest(Class<?> type) {
        return latest.get(type);
    }

    /** Forgets that: the change is over. */
    void forget() {
        lasts = false;
        latest.clear();
    }

    /** Begins to keep what the JVM reads classes from, where this thread has it read them anew. */
    void capture() {
        captured.set(new HashMap<>());
    }

    /** What was kept since {@link #capture}, which ends here. */
    Map<Class<?>, byte[]> captured() {
        Map<Class<?>, byte[]> result = captured.get();
        captured.remove();
        return result;
    }

    @Override
    public byte[] transform(
            Module module,
            ClassLoader loader,
            String className,
            Class<?> redefined,
            ProtectionDomain domain,
            byte[] bytes) {
        if (className == null || !application.mayDefine(loader)) {
            return null;
        }
        String name = className.replace('/', '.');
        if (redefined == null) {
            return loading.loaded(loader, name, domain, bytes);
        }
        return again(redefined, name, bytes);
    }

    private byte[] again(Class<?> type, String name, byte[] bytes) {
        Map<Class<?>, byte[]> mine = captured.get();
        if (mine != null) {
            mine.put(type, bytes.clone());
        }
        byte[] wanted = expecting == Thread.currentThread() ? expected.get(type) : null;
        if (wanted != null) {
            arrived.put(type, Arrays.equals(wanted, bytes));
            note(type, wanted);
            return null;
        }
        // Somebody else: what the class has grown since it was loaded must not be lost on the way.
        OtherChanges changes = loading.others();
        if (changes == null) {
            Tools made = first.get();
            if (made == null) {
                return shapes.of(type.getClassLoader()).again(name, bytes);
            }
            changes = made.others();
        }
        return changes.again(type, name, bytes);
    }

    /** Here, where the JVM keeps others from the class: who has it read anew waits, and asks as soon as it is let go. */
    private void note(Class<?> type, byte[] wanted) {
        if (lasts) {
            before.putIfAbsent(type, Optional.ofNullable(latest.get(type)));
            latest.put(type, wanted);
        }
    }

    /** No lambda, which costs an application that starts a millisecond; so it is with all here that is run then. */
    private static final class ShapesMaker implements Supplier<Shapes> {
        @Override
        public Shapes get() {
            return new Shapes();
        }
    }
}
