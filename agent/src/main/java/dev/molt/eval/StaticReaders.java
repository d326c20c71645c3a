package dev.molt.eval;

import dev.molt.code.ClassSet;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    private final Map<Class<?>, Set<String>> fields;
    private final Set<Class<?>> seen = new HashSet<>();
    private final Set<Class<?>> found = new HashSet<>();

    /**
     * In one JVM.
     *
     * @param running the classes of the applications in this place, in the versions that run
     * @param fields by class, the names of the fields
     */
    StaticReaders(Tools tools, Place place, ClassSet running, Map<Class<?>, Set<String>> fields) {
        this.fields = fields;
        this.tools = tools;
        this.place = place;
        this.running = running;
    }

    /** Looks at what is loaded, and was not when it was asked before. */
    Set<Class<?>> find() {
        Class<?>[] loaded = tools.instrumentation().getAllLoadedClasses();
        Map<Class<?>, Set<String>> owners = new HashMap<>();
        fields.keySet().forEach(owner -> owners.put(owner, names(owner, loaded)));
        for (Class<?> type : loaded) {
            if (seen.add(type) && tools.instrumentation().isModifiableClass(type) && !isOfJdk(type)
                    && file(type).map(text -> fields.entrySet().stream().anyMatch(each ->
                            namesAny(text, owners.get(each.getKey())) && namesAny(text, each.getValue()))).orElse(true)) {
                found.add(type);
            }
        }
        return found;
    }

    /** The names by which code may name a class's fields: its own and those of the classes below. */
    private static Set<String> names(Class<?> owner, Class<?>[] loaded) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : loaded) {
            if (owner.isAssignableFrom(type)) {
                names.add(type.getName().replace('.', '/'));
            }
        }
        return names;
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
        return changed ? Optional.empty() : own.or(() -> Reshaping.libraryOrNone(loader, type.getName()))
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
