package dev.molt.eval;

import dev.molt.jdk.Jdk;
import dev.molt.reshape.LateOverrides;
import dev.molt.reshape.Reshaped;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells companions that there are classes of no release which override what they hold: those that are loaded from now on, and
 * those that were there before it was added.
 */
final class Overriders {

    private final Jdk jdk;
    private final Instrumentation instrumentation;
    private final ReleaseTransformer transformer;
    /** By class that was looked at, the methods that may override others. */
    private final Map<Class<?>, Set<String>> declared = new HashMap<>();

    Overriders(Jdk jdk, Instrumentation instrumentation, ReleaseTransformer transformer) {
        this.jdk = jdk;
        this.instrumentation = instrumentation;
        this.transformer = transformer;
    }

    /** Tells all companions that a class of a loader has, of whatever version: callers of one may still name another. */
    void tell(ClassLoader loader, Shapes shapes, String owner) {
        for (String name : shapes.beside(owner)) {
            // To look at the fields of all others would load their types, and this is asked while a class is loaded.
            if (LateOverrides.mayBeTold(owner, name)) {
                field(jdk.findLoaded(loader, name)).ifPresent(field -> jdk.putStatic(field, true));
            }
        }
    }

    /** Looks whether such classes are there already, and tells the companions of a version. */
    void look(ClassLoader loader, Reshaped reshaped) {
        look(loader, reshaped, type -> declared.computeIfAbsent(type, this::declared));
    }

    /**
     * Looks who came since, and takes it that they override: to read their files, a loader of the application has to be asked,
     * and who is in the middle of that may wait for this.
     */
    void lookAgain(ClassLoader loader, Reshaped reshaped) {
        look(loader, reshaped, declared::get);
    }

    private void look(ClassLoader loader, Reshaped reshaped, Function<Class<?>, Set<String>> methods) {
        List<Class<?>> others = null;
        for (Map.Entry<String, String> each : reshaped.companions().entrySet()) {
            Class<?> owner = jdk.findLoaded(loader, each.getKey());
            Optional<Field> field = owner == null ? Optional.empty() : field(jdk.findLoaded(loader, each.getValue()));
            if (field.isPresent() && !(boolean) jdk.getStatic(field.get())) {
                others = others == null ? others(loader, reshaped) : others;
                byte[] companion = transformer.shapes(loader).shape(each.getValue(), Optional.empty());
                Set<String> asked = LateOverrides.asked(companion);
                if (others.stream().anyMatch(type -> overrides(owner, asked, type, methods))) {
                    jdk.putStatic(field.get(), true);
                }
            }
        }
    }

    /** The loaded classes that are not of the release; those of the boot loader extend nothing of it. */
    private List<Class<?>> others(ClassLoader loader, Reshaped reshaped) {
        List<Class<?>> others = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader by = type.getClassLoader();
            boolean known = by == loader && (reshaped.redefinitions().containsKey(type.getName())
                    || reshaped.unloaded().containsKey(type.getName()));
            if (by != null && !known && !type.isArray()) {
                others.add(type);
            }
        }
        return others;
    }

    /** What implements an interface may inherit the method from a class that does not. */
    private boolean overrides(Class<?> owner, Set<String> asked, Class<?> type, Function<Class<?>, Set<String>> methods) {
        boolean below = owner.isAssignableFrom(type) && type != owner;
        try {
            for (Class<?> at = type; below && at != null && at.getClassLoader() != null; at = at.getSuperclass()) {
                Set<String> declares = methods.apply(at);
                if (declares == null || !Collections.disjoint(declares, asked)) {
                    return true;
                }
                below = owner.isInterface();
            }
            return false;
        } catch (LinkageError e) {
            // It names what is missing. To ask in vain only takes time.
            return true;
        }
    }

    /** From its file: to ask the JVM would load types, and somebody may be in the middle of a redefinition. */
    private Set<String> declared(Class<?> type) {
        Optional<byte[]> file = type.isHidden() || Proxy.isProxyClass(type) ? Optional.empty() : file(type);
        return file.map(LateOverrides::declared).orElseGet(() -> LateOverrides.declared(jdk.loadedMethods(type)));
    }

    private Optional<byte[]> file(Class<?> type) {
        return transformer.shapes(type.getClassLoader()).known(type.getName())
                .or(() -> Reshaping.libraryOrNone(type.getClassLoader(), type.getName()));
    }

    private Optional<Field> field(Class<?> companion) {
        if (companion == null) {
            return Optional.empty();
        }
        for (Field field : jdk.loadedFields(companion)) {
            if (field.getName().equals(LateOverrides.TOLD)) {
                return Optional.of(field);
            }
        }
        return Optional.empty();
    }
}
