package dev.molt.eval;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.Members;
import dev.molt.classfile.Supertypes;
import dev.molt.code.ClassSet;
import dev.molt.reflect.State;
import dev.molt.reshape.MirrorClass;
import dev.molt.reshape.Release;
import dev.molt.reshape.Reshaped;
import dev.molt.reshape.Reshaper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks the reshaper what the loaded classes of one application have to be given so that another version runs. */
public final class Reshaping {

    /**
     * A changed class of another application in the same loader.
     *
     * @param own its class file in that application's own code, empty if it is not there
     * @param running its class file in the version that runs
     */
    public record Neighbour(Optional<byte[]> own, byte[] running) {}

    private final Tools tools;
    private final Place place;
    private final Shapes shapes;
    private final ClassSet own;
    private final Map<String, Neighbour> neighbours;
    private final ClassSet current;

    /**
     * Looks at one application.
     *
     * @param own what its loader finds by itself
     * @param neighbours classes of other applications in this loader that were changed: this one may name what was added
     * @param current the classes of the version that runs
     */
    public Reshaping(Tools tools, Place place, ClassSet own, Map<String, Neighbour> neighbours, ClassSet current) {
        this.tools = tools;
        this.place = place;
        this.shapes = tools.shapes(place.loader());
        this.own = own;
        this.neighbours = neighbours;
        this.current = current;
    }

    /** Where it looks. */
    Place place() {
        return place;
    }

    /**
     * What to do so that a version runs.
     *
     * @param wanted all classes of the version
     * @param named those that the upgrade file changes
     */
    public Reshaped toward(ClassSet wanted, Set<String> named) {
        return toward(wanted, named, Map.of(), Set.of());
    }

    /**
     * The same with static fields that are given new values, and objects that are transformed when they are first touched.
     *
     * @param renewed by class, the names of the fields
     * @param transformed the objects' classes
     */
    Reshaped toward(ClassSet wanted, Set<String> named, Map<String, Set<String>> renewed, Set<String> transformed) {
        Set<String> concerned = withRelatives(moving(wanted, named), wanted);
        new OtherAgents(tools, place).look(concerned, own);
        return of(concerned, wanted, renewed, transformed);
    }

    /** The same without asking the JVM what it made classes of: it may be in the middle of a redefinition. */
    Reshaped unasked(ClassSet wanted, Set<String> named) {
        return of(withRelatives(moving(wanted, named), wanted), wanted, Map.of(), Set.of());
    }

    private Reshaped of(
            Set<String> concerned, ClassSet wanted, Map<String, Set<String>> renewed, Set<String> transformed) {
        Map<String, byte[]> shaped = new TreeMap<>();
        Map<String, byte[]> next = new TreeMap<>();
        for (String name : concerned) {
            shaped.put(name, shape(name));
            next.put(name, wanted.bytes(name).orElseThrow());
        }
        neighbours.forEach((name, neighbour) -> {
            if (tools.jdk().findLoaded(place.loader(), name) != null) {
                shaped.put(name, shapes.shape(name, neighbour.own()));
                next.put(name, neighbour.running());
            }
        });
        wanted.classes().forEach((name, bytes) -> {
            boolean same = own.bytes(name).filter(disk -> Arrays.equals(disk, bytes)).isPresent();
            if (!same && !isLoaded(name)) {
                next.put(name, bytes);
            }
        });
        Release release = new Release(shaped, next, name -> bytes(name, wanted), renewed, current::bytes, transformed);
        return Reshaper.reshape(release, shapes.homes());
    }

    /**
     * True if a class has been loaded since this was worked out, with other bytes than it would be now.
     *
     * @param names the classes that may come up differently
     */
    boolean isStale(Reshaped reshaped, Set<String> names) {
        return names.stream()
                .filter(name -> !reshaped.redefinitions().containsKey(name) && isLoaded(name))
                .anyMatch(name -> shapes.served(name).orElse(null) != reshaped.unloaded().get(name));
    }

    /** What reflection has to show once this runs: the classes whose members are not those they were loaded with. */
    State shown(Reshaped reshaped, ClassSet wanted) {
        Map<String, byte[]> next = versions(reshaped, wanted);
        next.entrySet().removeIf(each -> {
            Neighbour neighbour = neighbours.get(each.getKey());
            byte[] shape = neighbour == null ? shape(each.getKey()) : shapes.shape(each.getKey(), neighbour.own());
            return !MirrorClass.differs(shape, each.getValue()) && !MirrorClass.isElsewhere(each.getValue(), reshaped.homes());
        });
        return State.of(next, reshaped.companions(), reshaped.homes());
    }

    /** By loaded class that is redefined for it, its version. */
    Map<String, byte[]> versions(Reshaped reshaped, ClassSet wanted) {
        Map<String, byte[]> versions = new TreeMap<>();
        for (String name : reshaped.redefinitions().keySet()) {
            Neighbour neighbour = neighbours.get(name);
            versions.put(name, neighbour == null ? wanted.bytes(name).orElseThrow() : neighbour.running());
        }
        return versions;
    }

    /** The class file that runs in a loaded class now. */
    byte[] running(String name) {
        // What Molt itself defined, it remembers itself.
        Neighbour neighbour = neighbours.get(name);
        return shapes.running(name, neighbour == null ? own.bytes(name) : neighbour.own());
    }

    /** The class file of a class in the application's own code. */
    Optional<byte[]> own(String name) {
        return own.bytes(name);
    }

    /** The class file that a loaded class was loaded with. */
    byte[] shape(String name) {
        return shapes.shape(name, own.bytes(name));
    }

    /** The loaded classes that differ, or may, from what they were loaded with. */
    private Set<String> moving(ClassSet wanted, Set<String> named) {
        new Missed(tools).look(place, named);
        Set<String> candidates = new TreeSet<>(named);
        candidates.addAll(shapes.changed());
        candidates.removeIf(name -> !wanted.contains(name) || !isLoaded(name));
        return candidates;
    }

    /** Those, and where members come or go, the rest of their nests and what is loaded and extends or implements them. */
    private Set<String> withRelatives(Set<String> moving, ClassSet wanted) {
        Set<String> reshaped = new TreeSet<>();
        for (String name : moving) {
            if (own.bytes(name).filter(bytes -> sameMembers(name, bytes, wanted)).isEmpty()) {
                reshaped.add(name);
                reshaped.addAll(nest(name));
            }
        }
        Set<String> all = new TreeSet<>(moving);
        all.addAll(reshaped);
        if (!reshaped.isEmpty()) {
            all.addAll(subtypes(reshaped, wanted));
            // An added method that overrides is called by what these have in their bodies.
            Set<String> above = new TreeSet<>();
            reshaped.forEach(name -> supertypes(name, wanted, above));
            all.addAll(above);
        }
        all.removeIf(name -> !wanted.contains(name) || !isLoaded(name));
        return all;
    }

    private static boolean sameMembers(String name, byte[] bytes, ClassSet wanted) {
        return Members.of(name, bytes).equals(Members.of(name, wanted.bytes(name).orElseThrow()));
    }

    private Set<String> nest(String name) {
        ClassFile file = ClassFile.of(name, own.bytes(name).orElseGet(() -> shape(name)));
        String host = file.nestHost() == null ? name : file.nestHost();
        Set<String> nest = new TreeSet<>(Set.of(host));
        own.bytes(host).ifPresent(bytes -> nest.addAll(ClassFile.of(host, bytes).nestMembers()));
        return nest;
    }

    private static Set<String> subtypes(Set<String> roots, ClassSet wanted) {
        Map<String, Set<String>> direct = new TreeMap<>();
        wanted.classes().forEach((name, bytes) -> Supertypes.of(name, bytes)
                .forEach(parent -> direct.computeIfAbsent(parent, p -> new TreeSet<>()).add(name)));
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            for (String child : direct.getOrDefault(open.pop(), Set.of())) {
                if (found.add(child)) {
                    open.push(child);
                }
            }
        }
        return found;
    }

    private static void supertypes(String name, ClassSet wanted, Set<String> into) {
        if (wanted.contains(name)) {
            for (String parent : Supertypes.of(name, wanted.bytes(name).orElseThrow())) {
                if (into.add(parent)) {
                    supertypes(parent, wanted, into);
                }
            }
        }
    }

    private boolean isLoaded(String name) {
        return tools.find(place, name).isPresent();
    }

    private Optional<byte[]> bytes(String name, ClassSet wanted) {
        return wanted.bytes(name).or(() -> library(name));
    }

    /** A class of a library, or of the JDK. */
    public Optional<byte[]> library(String name) {
        return library(place.loader(), name);
    }

    /** The same of any loader. */
    static Optional<byte[]> library(ClassLoader loader, String name) {
        try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The same of one that may be the application's own, at work or closed: where it throws, there is none. */
    static Optional<byte[]> libraryOrNone(ClassLoader loader, String name) {
        try {
            return library(loader, name);
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }
}
