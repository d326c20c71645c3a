package dev.molt.eval;

import dev.molt.jdk.ByLoader;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import java.lang.instrument.ClassFileTransformer;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Molt's one class file transformer: prepares what the application loads for upgrades to come, lets classes that are
 * loaded after an upgrade come up in the new version, and sees what every redefinition really hands to the JVM.
 */
final class ReleaseTransformer implements ClassFileTransformer {

    /** One entry per upgraded loader, replaced as a whole: the JVM asks for every class it loads. */
    private volatile List<Published> published = List.of();

    private final ByLoader<Shapes> shapes = new ByLoader<>(new ShapesMaker());
    private final ApplicationCode application;
    private final Map<Class<?>, byte[]> expected = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> arrived = new ConcurrentHashMap<>();
    /** The JVM asks on the thread that began it: what others do to the same classes meanwhile is their own. */
    private final ThreadLocal<Map<Class<?>, byte[]>> captured = new ThreadLocal<>();
    private volatile Thread expecting;
    private final Supplier<Tools> first;
    private volatile OtherChanges others;

    /**
     * Transforms.
     *
     * @param first made when somebody else changes a class before an upgrade was asked for
     */
    ReleaseTransformer(ApplicationCode application, Supplier<Tools> first) {
        this.application = application;
        this.first = first;
    }

    /** From now on, these see what somebody else gives a loaded class. */
    void tell(OtherChanges changes) {
        others = changes;
    }

    /** What is known of a loader's classes. */
    Shapes shapes(ClassLoader loader) {
        return shapes.of(loader);
    }

    /**
     * From now on, classes of these names that the loader loads for this code source come up with these bytes.
     *
     * @param classes class files by binary name; none ends it
     * @return what it was until now
     */
    synchronized Map<String, byte[]> publish(ClassLoader loader, Path code, Map<String, byte[]> classes) {
        List<Published> next = new ArrayList<>();
        Map<String, byte[]> before = Map.of();
        for (Published entry : published) {
            boolean replaced = entry.loader().get() == loader && entry.code().equals(code);
            if (replaced) {
                before = entry.classes();
            } else if (entry.loader().get() != null) {
                next.add(entry);
            }
        }
        if (!classes.isEmpty()) {
            next.add(new Published(new WeakReference<>(loader), code, Map.copyOf(classes)));
        }
        published = List.copyOf(next);
        return before;
    }

    /** Begins to watch a redefinition by this thread: which of the classes arrive here, and whether with the bytes given. */
    void expect(Map<Class<?>, byte[]> classes) {
        expected.clear();
        arrived.clear();
        expected.putAll(classes);
        expecting = Thread.currentThread();
    }

    /** What became of each class that arrived since {@link #expect}: true if its bytes were as expected. */
    Map<Class<?>, Boolean> arrived() {
        Map<Class<?>, Boolean> result = Map.copyOf(arrived);
        expecting = null;
        expected.clear();
        arrived.clear();
        return result;
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
            return loaded(loader, name, domain, bytes);
        }
        return again(redefined, name, bytes);
    }

    private byte[] loaded(ClassLoader loader, String name, ProtectionDomain domain, byte[] bytes) {
        Optional<Path> code = application.code(domain);
        Shapes known = shapes.of(loader);
        byte[] instead = publishedFor(loader, name, code);
        if (instead != null) {
            known.served(name, instead, bytes);
            return instead;
        }
        if (code.isEmpty() || known.isBeside(name)) {
            return null;
        }
        if (application.isFolder(code.get())) {
            known.keep(name, bytes.clone());
        }
        OtherChanges changes = others;
        byte[] following = changes == null ? null : changes.loading(loader, name, bytes);
        if (following != null) {
            return following;
        }
        Optional<byte[]> led = led(loader, bytes);
        if (led.isPresent()) {
            byte[] given = Preparation.prepare(led.get()) instanceof Prepared.Ready ready ? ready.bytes() : led.get();
            known.served(name, given, bytes);
            return given;
        }
        if (!(Preparation.prepare(bytes) instanceof Prepared.Ready ready)) {
            known.own(name, bytes);
            return null;
        }
        known.prepared(name, bytes);
        return ready.bytes();
    }

    /** Led to what was added to classes that it sees. */
    private Optional<byte[]> led(ClassLoader loader, byte[] bytes) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            Shapes known = shapes.find(at).orElse(null);
            Optional<byte[]> led = known == null || !known.leads()
                    ? Optional.empty() : known.led(bytes, name -> classFile(loader, name));
            if (led.isPresent()) {
                return led;
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> classFile(ClassLoader loader, String name) {
        try {
            return Reshaping.library(loader, name);
        } catch (RuntimeException | LinkageError e) {
            // A loader of the application's own, at work or closed.
            return Optional.empty();
        }
    }

    private byte[] again(Class<?> type, String name, byte[] bytes) {
        Map<Class<?>, byte[]> mine = captured.get();
        if (mine != null) {
            mine.put(type, bytes.clone());
        }
        byte[] wanted = expecting == Thread.currentThread() ? expected.get(type) : null;
        if (wanted != null) {
            arrived.put(type, Arrays.equals(wanted, bytes));
            return null;
        }
        // Somebody else: what the class has grown since it was loaded must not be lost on the way.
        OtherChanges changes = others;
        return (changes == null ? first.get().others() : changes).again(type, name, bytes);
    }

    private byte[] publishedFor(ClassLoader loader, String name, Optional<Path> code) {
        for (Published entry : published) {
            byte[] bytes = entry.loader().get() == loader ? entry.classes().get(name) : null;
            // Another jar of the class path may have a class of this name, which comes up as it is.
            if (bytes != null && code.filter(path -> !path.equals(entry.code())).isEmpty()) {
                return bytes;
            }
        }
        return null;
    }

    /** No lambda, which costs an application that starts a millisecond; so it is with all here that is run then. */
    private static final class ShapesMaker implements Supplier<Shapes> {
        @Override
        public Shapes get() {
            return new Shapes();
        }
    }

    private record Published(WeakReference<ClassLoader> loader, Path code, Map<String, byte[]> classes) {}
}
