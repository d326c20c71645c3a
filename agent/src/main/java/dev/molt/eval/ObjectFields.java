package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.FieldShape;
import dev.molt.reshape.Homes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the instance fields that a version of a module declares, in the objects of the class that is loaded. */
final class ObjectFields {

    private final Tools tools;
    private final Class<?> type;
    private final Homes homes;

    /**
     * Looks at a class.
     *
     * @param homes where its added fields live, all of which are defined
     */
    ObjectFields(Tools tools, Class<?> type, Homes homes) {
        this.tools = tools;
        this.type = type;
        this.homes = homes;
    }

    /** By name and descriptor, all that a version declares, in its order; but those that no object has room for yet. */
    Map<String, ObjectField> of(byte[] classFile) {
        Map<String, ObjectField> found = new LinkedHashMap<>();
        for (FieldShape field : ClassFile.of(classFile).fields()) {
            if (!Modifier.isStatic(field.access())) {
                find(field).ifPresent(known -> found.put(key(field.name(), field.descriptor()), known));
            }
        }
        return found;
    }

    /** A field that is let go: as it is in the object itself, or in the holder that the object has. */
    Optional<ObjectField> dropped(String name, String descriptor) {
        return homes.place(type.getName(), name, descriptor)
                .map(place -> new HeldField(holders(place.holder()), name, type(descriptor)).ofObjects(name));
    }

    /** What makes and finds the holders of one kind, which are defined. */
    HolderHandles holders(String name) {
        Class<?> holder = tools.jdk().findLoaded(type.getClassLoader(), name);
        return new HolderHandles(tools.lookup(holder), holder);
    }

    /** The type of a field, as its class knows it. */
    Class<?> type(String descriptor) {
        return MethodType.fromMethodDescriptorString("()" + descriptor, type.getClassLoader()).returnType();
    }

    static String key(String name, String descriptor) {
        return name + descriptor;
    }

    private Optional<ObjectField> find(FieldShape field) {
        try {
            return Optional.of(inObject(field));
        } catch (NoSuchFieldException e) {
            return homes.place(type.getName(), field.name(), field.descriptor()).map(place -> beside(field, place));
        }
    }

    private ObjectField inObject(FieldShape field) throws NoSuchFieldException {
        Field declared = Arrays.stream(tools.jdk().loadedFields(type))
                .filter(f -> f.getName().equals(field.name()) && !Modifier.isStatic(f.getModifiers()))
                .filter(f -> f.getType().descriptorString().equals(field.descriptor()))
                .findFirst()
                .orElseThrow(() -> new NoSuchFieldException(field.name()));
        return ObjectField.inObject(tools, type, declared);
    }

    private ObjectField beside(FieldShape field, Homes.Place place) {
        Class<?> holder = tools.jdk().findLoaded(type.getClassLoader(), place.holder());
        Class<?> value = type(field.descriptor());
        MethodHandles.Lookup lookup = tools.lookup(holder);
        try {
            return new ObjectField(
                    field.name(),
                    lookup.findStatic(holder, place.getter(), MethodType.methodType(value, type))
                            .asType(MethodType.methodType(Object.class, Object.class)),
                    lookup.findStatic(holder, place.setter(), MethodType.methodType(void.class, type, value))
                            .asType(MethodType.methodType(void.class, Object.class, Object.class)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(place + " is not as it should be", e);
        }
    }
}
