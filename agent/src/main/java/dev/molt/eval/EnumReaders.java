package dev.molt.eval;

import dev.molt.code.ClassSet;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Classes whose code has taken in something about the constants of enums, and has to be linked or compiled anew. */
final class EnumReaders {

    private static final String SWITCH = "java/lang/runtime/SwitchBootstraps";

    private final Tools tools;
    private final Place place;
    private final ClassSet running;
    private final Function<String, byte[]> bytes;

    /**
     * In one loader.
     *
     * @param running the classes of its applications in the versions that run
     * @param bytes what runs in a class that was changed
     */
    EnumReaders(Tools tools, Place place, ClassSet running, Function<String, byte[]> bytes) {
        this.tools = tools;
        this.place = place;
        this.running = running;
        this.bytes = bytes;
    }

    /** A class as the loader's code sees it, or null. */
    Class<?> find(String name) {
        try {
            return Class.forName(name, false, place.loader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /** Those that switch over enums by a call site, which keeps a table. */
    Set<Class<?>> of(Set<Class<?>> enums) {
        Set<Class<?>> found = new HashSet<>();
        running.classes().forEach((name, file) -> {
            // Names are stored as they are, but for characters that these do not have.
            String text = new String(file, StandardCharsets.ISO_8859_1);
            if (text.contains(SWITCH) && enums.stream().anyMatch(type -> text.contains(type.getName().replace('.', '/')))) {
                Class<?> type = tools.jdk().findLoaded(place.loader(), name);
                if (type != null) {
                    found.add(type);
                }
            }
        });
        return found;
    }

    /** The classes that classes with tables for switches were made for, and these themselves. */
    Set<Class<?>> around(Set<Class<?>> tables) {
        Set<Class<?>> found = new HashSet<>(tables);
        for (Class<?> table : tables) {
            String host = table.getName().substring(0, Math.max(1, table.getName().indexOf('$', 1)));
            for (Class<?> type : tools.instrumentation().getAllLoadedClasses()) {
                String name = type.getName();
                if (type.getClassLoader() == table.getClassLoader() && !type.isHidden()
                        && (name.equals(host) || name.startsWith(host + '$'))) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    /**
     * Has the JVM link and compile classes anew.
     *
     * @param without names of those in the loader that are given new code anyway
     */
    void renew(Set<Class<?>> classes, Set<String> without) throws EvaluationException {
        Shapes shapes = tools.shapes(place.loader());
        Set<Class<?>> anew = new HashSet<>(classes);
        anew.removeIf(type -> type.getClassLoader() == place.loader() && without.contains(type.getName()));
        new Recompiling(tools, place.loader(), name -> shapes.changed().contains(name)
                ? Optional.of(bytes.apply(name)) : Optional.empty()).of(anew, "the constants of enums");
    }
}
