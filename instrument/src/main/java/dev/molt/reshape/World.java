package dev.molt.reshape;

import dev.molt.loop.LoopFields;
import dev.molt.loop.PolledClass;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.tree.ClassNode;

/** The classes of a release and around it, by internal name: as they will be, and as the JVM has them. */
final class World {

    private final Map<String, ClassNode> shapes = new TreeMap<>();
    private final Map<String, ClassNode> next = new TreeMap<>();
    private final Map<String, Changes> changes = new TreeMap<>();
    private final Set<String> addedKeys = new HashSet<>();
    private final Map<String, byte[]> files;
    private final Outlines others;
    private final Map<String, Set<String>> renewed;
    private final Function<String, Optional<byte[]>> running;
    private final Set<String> transformed;

    World(Release release, Homes homes) {
        files = release.next();
        others = new Outlines(release.others());
        renewed = release.renewed();
        running = release.running();
        transformed = release.transformed();
        release.shapes().forEach((name, bytes) -> shapes.put(name.replace('.', '/'), Nodes.of(bytes)));
        release.next().forEach((name, bytes) -> next.put(name.replace('.', '/'), Nodes.of(bytes)));
        new NestLeavers(shapes, next).adapt();
        shapes.forEach((name, shape) -> {
            if (next.containsKey(name) && LoopFields.areIn(shape)) {
                byte[] compiled = files.get(name.replace('/', '.'));
                PolledClass.next(next.get(name), compiled, !isAsLoaded(shape, compiled));
            }
        });
        shapes.forEach((name, shape) -> {
            if (next.containsKey(name)) {
                change(new Changes(shape, next.get(name), numbered(release, shape, next.get(name)), homes));
            }
        });
    }

    /** True for a class that runs, and will run, what it was loaded with. */
    private boolean isAsLoaded(ClassNode shape, byte[] compiled) {
        return PolledClass.version(compiled) == LoopFields.version(shape)
                && running(shape.name).filter(file -> !isLoadedFrom(shape, file)).isEmpty();
    }

    /** True for the class file as compiled, and as it was prepared. */
    private static boolean isLoadedFrom(ClassNode shape, byte[] file) {
        int loaded = LoopFields.version(shape);
        ClassNode node = Nodes.outline(file);
        return (LoopFields.areIn(node) ? LoopFields.version(node) : PolledClass.version(file)) == loaded;
    }

    private void change(Changes change) {
        changes.put(change.shape.name, change);
        change.added().forEach(method -> addedKeys.add(Changes.key(method)));
        change.addedFields().forEach(field -> addedKeys.add(field.name + field.desc));
    }

    /** The name that the compiler gave to a lambda's body, which may run under another. */
    String ownName(String owner, String name, String descriptor) {
        byte[] bytes = files.get(owner.replace('/', '.'));
        return bytes == null ? name : LambdaStamp.of(bytes).ownName(name, descriptor);
    }

    private static Numbered numbered(Release release, ClassNode shape, ClassNode next) {
        String name = shape.name.replace('/', '.');
        // To compare bodies takes time, and most classes have none.
        return Numbered.anyIn(shape) && Numbered.anyIn(next)
                ? Numbered.between(release.shapes().get(name), release.next().get(name)) : Numbered.NONE;
    }

    /** The loaded classes that have a next version. */
    Collection<Changes> changes() {
        return changes.values();
    }

    /** What becomes of a loaded class, or null if it is not loaded, or not of the release. */
    Changes changes(String name) {
        return changes.get(name);
    }

    /** The next version's classes, loaded ones too. */
    Collection<ClassNode> next() {
        return next.values();
    }

    /** The class file of the version that runs in a class, as compiled. */
    Optional<byte[]> running(String name) {
        return running.apply(name.replace('/', '.'));
    }

    /** True if the class's objects are transformed when they are first touched. */
    boolean isTransformed(String name) {
        return transformed.contains(name.replace('/', '.'));
    }

    /** The static fields of a class that are renewed, by name. */
    Set<String> renewed(String name) {
        return renewed.getOrDefault(name.replace('/', '.'), Set.of());
    }

    boolean isLoaded(String name) {
        return shapes.containsKey(name);
    }

    /** True if some class of the release has a field or method of this name and descriptor added. */
    boolean addsSomewhere(String key) {
        return addedKeys.contains(key);
    }

    /** True for a class whose bytes were handed in. */
    boolean isOfRelease(String name) {
        return next.containsKey(name) || shapes.containsKey(name);
    }

    /** A class as it is meant to be after the release, or null if nobody knows it. */
    ClassNode now(String name) {
        ClassNode node = next.get(name);
        return node != null ? node : shapes.containsKey(name) ? shapes.get(name) : others.apply(name);
    }

    /** A class as the JVM has it, or will have it once it is loaded; null if nobody knows it. */
    ClassNode actual(String name) {
        ClassNode node = shapes.get(name);
        return node != null ? node : next.containsKey(name) ? next.get(name) : others.apply(name);
    }

    /** The nest host of a class as the JVM has it. */
    String nest(String name) {
        ClassNode node = actual(name);
        return node == null || node.nestHostClass == null ? name : node.nestHostClass;
    }
}
