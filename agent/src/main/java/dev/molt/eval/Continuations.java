package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.loop.LoopFields;
import dev.molt.loop.PolledClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells the loops of old versions where they go on: threads that never leave a method run the newest code of it from their
 * next round on.
 *
 * <p>Nothing of it is done before the gates are open, since nothing of it can be undone: who goes on has left for good. From just
 * before the redefinition until then nobody is told anything, as what was told before leads to code that is not the newest any
 * more. A loop that the new version does not have, or has otherwise, is told nothing, and goes on as it is.
 */
final class Continuations {

    private final Tools tools;
    private final ClassLoader loader;
    private final Shapes shapes;
    /** What was told before. */
    private final Map<Class<?>, Object> before = new LinkedHashMap<>();

    Continuations(Tools tools, ClassLoader loader) {
        this.tools = tools;
        this.loader = loader;
        this.shapes = tools.shapes(loader);
    }

    /** Tells those of some classes nothing any more. */
    void silence(Collection<String> names) {
        for (String name : names) {
            of(name).filter(type -> !before.containsKey(type)).ifPresent(type -> {
                Field field = field(type);
                before.put(type, tools.jdk().getStatic(field));
                tools.jdk().putStatic(field, (Function<String, MethodHandle>) loop -> null);
            });
        }
    }

    /** Tells all what they were told before. */
    void undo() {
        before.forEach((type, told) -> tools.jdk().putStatic(field(type), told));
        before.clear();
    }

    /** Tells those of a class of the version that runs; of a class that was not prepared for it there is nobody to tell. */
    void lead(String name) {
        of(name).ifPresent(type -> {
            Map<String, MethodHandle> table =
                    Optional.ofNullable(shapes.companions().get(name)).map(this::table).orElse(Map.of());
            tools.jdk().putStatic(field(type), (Function<String, MethodHandle>) table::get);
        });
    }

    private Optional<Class<?>> of(String name) {
        return Optional.<Class<?>>ofNullable(tools.jdk().findLoaded(loader, name))
                .filter(type -> tools.jdk().hasField(type, LoopFields.TABLE));
    }

    private Field field(Class<?> type) {
        try {
            return tools.jdk().loadedField(type, LoopFields.TABLE);
        } catch (NoSuchFieldException e) {
            throw new LinkageError("a field is there, and is not", e);
        }
    }

    private Map<String, MethodHandle> table(String companion) {
        Class<?> type = tools.jdk().findLoaded(loader, companion);
        MethodHandles.Lookup lookup = tools.lookup(type);
        Map<String, MethodHandle> table = new HashMap<>();
        for (MethodShape method : ClassFile.of(shapes.served(companion).orElseThrow()).methods()) {
            if (PolledClass.isContinuation(method.name())) {
                handle(lookup, method).ifPresent(handle -> table.put(method.name(), handle));
            }
        }
        return table;
    }

    /** Empty if a class of its variables cannot be found any more: then nobody goes on there. */
    private Optional<MethodHandle> handle(MethodHandles.Lookup lookup, MethodShape method) {
        try {
            MethodType shape = MethodType.fromMethodDescriptorString(method.descriptor(), loader);
            MethodHandle handle = lookup.findStatic(lookup.lookupClass(), method.name(), shape);
            return Optional.of(handle.asType(shape.erase()));
        } catch (ReflectiveOperationException | TypeNotPresentException | LinkageError e) {
            return Optional.empty();
        }
    }
}
