package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MethodShape;
import dev.molt.loop.LoopFields;
import dev.molt.loop.PolledClass;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells the loops of old versions where they go on: threads that never leave a method run the newest code of it from their
 * next round on.
 *
 * <p>Nothing of it is done before the gates are open, since nothing of it can be undone: who goes on has left for good. A loop
 * that the new version does not have, or has otherwise, is told nothing, and goes on as it is.
 */
final class Continuations {

    private final Tools tools;
    private final Place place;
    private final Shapes shapes;

    Continuations(Tools tools, Place place) {
        this.tools = tools;
        this.place = place;
        this.shapes = tools.shapes(place.loader());
    }

    /** Tells those of a class of the version that runs; of a class that was not prepared for it there is nobody to tell. */
    void lead(String name) {
        Optional<Class<?>> type = tools.find(place, name);
        if (type.isPresent() && tools.jdk().hasField(type.get(), LoopFields.TABLE)) {
            Map<String, MethodHandle> table = Optional.ofNullable(shapes.companions().get(name)).map(this::table).orElse(Map.of());
            try {
                Field field = tools.jdk().loadedField(type.get(), LoopFields.TABLE);
                tools.jdk().putStatic(field, (Function<String, MethodHandle>) table::get);
            } catch (NoSuchFieldException e) {
                throw new LinkageError("a field is there, and is not", e);
            }
        }
    }

    private Map<String, MethodHandle> table(String companion) {
        Class<?> type = tools.jdk().findLoaded(place.loader(), companion);
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
            MethodType shape = MethodType.fromMethodDescriptorString(method.descriptor(), place.loader());
            MethodHandle handle = lookup.findStatic(lookup.lookupClass(), method.name(), shape);
            return Optional.of(handle.asType(shape.erase()));
        } catch (ReflectiveOperationException | TypeNotPresentException | LinkageError e) {
            return Optional.empty();
        }
    }
}
