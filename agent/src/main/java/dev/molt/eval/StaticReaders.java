package dev.molt.eval;

import dev.molt.code.ClassSet;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The loaded classes, in any loader, that may read certain static fields: where those are final, the JVM's compilers take
 * the values for constants.
 *
 * <p>A class file that names both a class and a field of it is taken for one that reads it; so is one that nobody has.
 */
final class StaticReaders {

    private final Tools tools;
    private final Place place;
    private final ClassSet running;
    private final Set<Class<?>> seen = new HashSet<>();
    private final Set<Class<?>> found = new HashSet<>();

    /**
     * In one JVM.
     *
     * @param running the classes of the applications in this place, in the versions that run
     */
    StaticReaders(Tools tools, Place place, ClassSet running) {
        this.tools = tools;
        this.place = place;
        this.running = running;
    }

    /** Looks at what is loaded, and was not when it was asked before. */
    Set<Class<?>> of(Class<?> owner, Set<String> fields) {
        Set<String> owners = new HashSet<>();
        Class<?>[] loaded = tools.instrumentation().getAllLoadedClasses();
        for (Class<?> type : loaded) {
            if (owner.isAssignableFrom(type)) {
                owners.add(type.getName().replace('.', '/'));
            }
        }
        for (Class<?> type : loaded) {
            if (seen.add(type) && tools.instrumentation().isModifiableClass(type) && !isOfJdk(type)
                    && file(type).map(text -> namesAny(text, owners) && namesAny(text, fields)).orElse(true)) {
                found.add(type);
            }
        }
        return found;
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
                || type.getClassLoader() == StaticReaders.class.getClassLoader();
    }

    private static boolean namesAny(String file, Set<String> names) {
        return names.stream().anyMatch(name -> file.contains(constant(name)));
    }

    /** As a constant pool holds text: behind its length. */
    private static String constant(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return "" + (char) (text.length >> 8) + (char) (text.length & 0xFF) + new String(text, StandardCharsets.ISO_8859_1);
    }

    private Optional<String> file(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        Optional<byte[]> own = loader == place.loader() ? running.bytes(type.getName()) : Optional.empty();
        boolean changed = own.isEmpty() && tools.shapes(loader).changed().contains(type.getName());
        return changed ? Optional.empty() : own.or(() -> read(loader, type.getName()))
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static Optional<byte[]> read(ClassLoader loader, String name) {
        try {
            return Reshaping.library(loader, name);
        } catch (RuntimeException | LinkageError e) {
            // A loader of somebody's own, at work or closed.
            return Optional.empty();
        }
    }
}
