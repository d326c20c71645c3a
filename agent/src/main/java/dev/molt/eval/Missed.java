package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.reshape.Preparation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds classes that were loaded past the transformer, and so came up otherwise than the version that runs has them: the
 * JVM loads on without a word where memory, or the stack, is at its end.
 */
final class Missed {

    private final Tools tools;

    Missed(Tools tools) {
        this.tools = tools;
    }

    /** Those of one loader and code source; from now on each change of the application brings them in. */
    Set<String> of(ClassLoader loader, Path code) {
        Shapes shapes = tools.shapes(loader);
        Set<String> missed = new TreeSet<>();
        tools.transformer().loading().published(loader).getOrDefault(code, Map.of()).forEach((name, bytes) -> {
            Class<?> type = shapes.isRedefined(name) ? null : tools.jdk().findLoaded(loader, name);
            if (type != null && comesFrom(code, type)) {
                check(type, shapes);
                if (shapes.served(name).orElse(null) != bytes) {
                    shapes.missed(name);
                    missed.add(name);
                }
            }
        });
        return missed;
    }

    /** The same for all that lies in a place, and for classes that were prepared there. */
    void look(Place place, Set<String> prepared) {
        place.codes().forEach(code -> of(place.loader(), code));
        prepared.forEach(name -> tools.find(place, name)
                .ifPresent(type -> check(type, tools.shapes(place.loader()))));
    }

    private boolean comesFrom(Path code, Class<?> type) {
        return tools.application().code(type.getProtectionDomain()).filter(code::equals).isPresent();
    }

    /** What was noted may be of an attempt to load it that failed; a slot shows how the class was really loaded. */
    private void check(Class<?> type, Shapes shapes) {
        String name = type.getName();
        if (!tools.jdk().hasField(type, Preparation.SLOT) && shapes.isGiven(name) && hasSlots(type)
                && shapes.served(name).map(Missed::declaresSlot).orElse(true)) {
            shapes.lost(name);
        }
    }

    private static boolean hasSlots(Class<?> type) {
        return !type.isInterface() && !type.isRecord();
    }

    private static boolean declaresSlot(byte[] bytes) {
        return ClassFile.of(bytes).fields().stream().anyMatch(field -> field.name().equals(Preparation.SLOT));
    }
}
