package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.Members;
import dev.molt.classfile.Supertypes;
import dev.molt.code.ClassSet;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import dev.molt.reshape.Release;
import dev.molt.reshape.Renumbering;
import dev.molt.reshape.Reshaped;
import dev.molt.reshape.Reshaper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What would become of a version's classes in a JVM that has loaded all of them, and had Molt from its start. */
public final class AllLoaded {

    private final ClassSet running;
    private final ClassSet wanted;

    private AllLoaded(ClassSet running, ClassSet wanted) {
        this.running = running;
        this.wanted = wanted;
    }

    /**
     * Reshapes what the upgrade touches.
     *
     * @param named the classes that are brought in
     */
    public static Reshaped reshape(Set<String> named, ClassSet running, ClassSet wanted) {
        Map<String, List<byte[]>> known = new TreeMap<>();
        running.classes().forEach((name, bytes) -> known.put(name, List.of(bytes)));
        Renumbering numbers = Renumbering.of(known, wanted.classes());
        Set<String> here = new TreeSet<>(named);
        named.forEach(name -> here.add(numbers.names().getOrDefault(name, name)));
        return numbered(here, running, new ClassSet(new TreeMap<>(numbers.renamed())));
    }

    private static Reshaped numbered(Set<String> named, ClassSet running, ClassSet wanted) {
        Map<String, byte[]> shapes = new TreeMap<>();
        Map<String, byte[]> next = new TreeMap<>();
        for (String name : new AllLoaded(running, wanted).withRelatives(named)) {
            byte[] bytes = running.bytes(name).orElseThrow();
            shapes.put(name, Preparation.prepare(bytes) instanceof Prepared.Ready ready ? ready.bytes() : bytes);
            next.put(name, wanted.bytes(name).orElseThrow());
        }
        wanted.classes().forEach((name, bytes) -> {
            if (!running.contains(name)) {
                next.put(name, bytes);
            }
        });
        return Reshaper.reshape(new Release(shapes, next, name -> wanted.bytes(name).or(() -> ofJdk(name))), Homes.none());
    }

    /** A class of this JVM's platform; without the application's libraries nothing else can be known. */
    static Optional<byte[]> ofJdk(String name) {
        String resource = name.replace('.', '/') + ".class";
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes, and where members come or go, the rest of their nests and what extends or implements them. */
    private Set<String> withRelatives(Set<String> named) {
        Set<String> all = new TreeSet<>(named);
        all.removeIf(name -> !isInBoth(name));
        Set<String> reshaped = new TreeSet<>();
        for (String name : all) {
            byte[] before = running.bytes(name).orElseThrow();
            if (!Members.of(name, before).equals(Members.of(name, wanted.bytes(name).orElseThrow()))) {
                reshaped.add(name);
                reshaped.addAll(nest(ClassFile.of(name, before)));
            }
        }
        all.addAll(reshaped);
        int size;
        do {
            size = reshaped.size();
            wanted.classes().forEach((name, bytes) -> {
                if (Supertypes.of(name, bytes).stream().anyMatch(reshaped::contains)) {
                    reshaped.add(name);
                }
            });
        } while (reshaped.size() > size);
        new TreeSet<>(reshaped).forEach(name -> supertypes(name, reshaped));
        all.addAll(reshaped);
        all.removeIf(name -> !isInBoth(name));
        return all;
    }

    private void supertypes(String name, Set<String> into) {
        if (wanted.contains(name)) {
            for (String parent : Supertypes.of(name, wanted.bytes(name).orElseThrow())) {
                into.add(parent);
                supertypes(parent, into);
            }
        }
    }

    private Set<String> nest(ClassFile file) {
        String host = file.nestHost() == null ? file.name() : file.nestHost();
        Set<String> nest = new TreeSet<>(Set.of(host));
        running.bytes(host).ifPresent(bytes -> nest.addAll(ClassFile.of(host, bytes).nestMembers()));
        return nest;
    }

    private boolean isInBoth(String name) {
        return running.contains(name) && wanted.contains(name);
    }
}
