package dev.molt.eval;

import dev.molt.jdk.Jdk;
import dev.molt.reshape.LateOverrides;
import dev.molt.reshape.Reshaped;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells companions that there are classes of no release which override what they hold: those that are loaded from now on, and
 * those that were there before it was added.
 */
final class Overriders {

    private final Jdk jdk;
    private final Instrumentation instrumentation;

    Overriders(Jdk jdk, Instrumentation instrumentation) {
        this.jdk = jdk;
        this.instrumentation = instrumentation;
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
        List<Class<?>> others = null;
        for (Map.Entry<String, String> each : reshaped.companions().entrySet()) {
            Class<?> owner = jdk.findLoaded(loader, each.getKey());
            Class<?> companion = jdk.findLoaded(loader, each.getValue());
            Optional<Field> field = owner == null ? Optional.empty() : field(companion);
            if (field.isPresent()) {
                others = others == null ? others(loader, reshaped) : others;
                look(owner, companion, field.get(), others);
            }
        }
    }

    /** The loaded classes that are not of the release; those of the boot loader extend nothing of it. */
    private List<Class<?>> others(ClassLoader loader, Reshaped reshaped) {
        List<Class<?>> others = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader by = type.getClassLoader();
            boolean known = by == loader && reshaped.redefinitions().containsKey(type.getName());
            if (by != null && !known && !type.isArray()) {
                others.add(type);
            }
        }
        return others;
    }

    private void look(Class<?> owner, Class<?> companion, Field field, List<Class<?>> others) {
        for (Class<?> type : others) {
            if (owner.isAssignableFrom(type) && type != owner && overrides(owner, companion, type)) {
                jdk.putStatic(field, true);
                return;
            }
        }
    }

    /** What implements an interface may inherit the method from a class that does not. */
    private boolean overrides(Class<?> owner, Class<?> companion, Class<?> type) {
        for (Class<?> at = type; at != null && at.getClassLoader() != null; at = at.getSuperclass()) {
            if (LateOverrides.overrides(companion, at, jdk::loadedMethods)) {
                return true;
            } else if (!owner.isInterface()) {
                return false;
            }
        }
        return false;
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
