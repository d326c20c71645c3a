package dev.molt.eval;

import java.lang.instrument.ClassFileTransformer;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Molt's one class file transformer: lets classes that are loaded after an upgrade come up in the new version, and sees
 * what every redefinition really hands to the JVM.
 */
final class ReleaseTransformer implements ClassFileTransformer {

    /** One entry per upgraded loader, replaced as a whole: the JVM asks for every class it loads. */
    private volatile List<Published> published = List.of();

    private final Map<Class<?>, byte[]> expected = new ConcurrentHashMap<>();
    private final Map<Class<?>, Boolean> arrived = new ConcurrentHashMap<>();

    /**
     * From now on, classes of these names that the loader loads for this code source come up with these bytes.
     *
     * @param classes class files by binary name; none ends it
     */
    synchronized void publish(ClassLoader loader, Path code, Map<String, byte[]> classes) {
        List<Published> next = new ArrayList<>();
        for (Published entry : published) {
            boolean replaced = entry.loader().get() == loader && entry.code().equals(code);
            if (entry.loader().get() != null && !replaced) {
                next.add(entry);
            }
        }
        if (!classes.isEmpty()) {
            Map<String, byte[]> byPath = new HashMap<>();
            classes.forEach((name, bytes) -> byPath.put(name.replace('.', '/'), bytes));
            next.add(new Published(new WeakReference<>(loader), code, byPath));
        }
        published = List.copyOf(next);
    }

    /** Begins to watch a redefinition: which of the classes arrive here, and whether with the bytes given. */
    void expect(Map<Class<?>, byte[]> classes) {
        expected.clear();
        arrived.clear();
        expected.putAll(classes);
    }

    /** What became of each class that arrived since {@link #expect}: true if its bytes were as expected. */
    Map<Class<?>, Boolean> arrived() {
        Map<Class<?>, Boolean> result = Map.copyOf(arrived);
        expected.clear();
        arrived.clear();
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
        if (redefined != null) {
            byte[] wanted = expected.get(redefined);
            if (wanted != null) {
                arrived.put(redefined, Arrays.equals(wanted, bytes));
            }
            return null;
        }
        return className == null ? null : publishedFor(loader, className, domain);
    }

    private byte[] publishedFor(ClassLoader loader, String className, ProtectionDomain domain) {
        for (Published entry : published) {
            byte[] bytes = entry.loader().get() == loader ? entry.classes().get(className) : null;
            // Another jar of the class path may have a class of this name, which comes up as it is.
            if (bytes != null && InstanceFinder.code(domain).filter(code -> !code.equals(entry.code())).isEmpty()) {
                return bytes;
            }
        }
        return null;
    }

    private record Published(WeakReference<ClassLoader> loader, Path code, Map<String, byte[]> classes) {}
}
