package dev.molt.plan;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.MalformedClassException;
import dev.molt.classfile.References;
import dev.molt.code.ClassSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** The classes of one version, each of them read at most once while a plan is made. */
final class ParsedClasses {

    private final ClassSet classes;
    private final Map<String, ClassFile> files = new HashMap<>();
    private final Map<String, References> references = new HashMap<>();

    ParsedClasses(ClassSet classes) {
        this.classes = classes;
    }

    SortedSet<String> names() {
        return classes.names();
    }

    boolean contains(String name) {
        return classes.contains(name);
    }

    Optional<byte[]> bytes(String name) {
        return classes.bytes(name);
    }

    /**
     * A class, or empty if there is none of this name.
     *
     * @throws MalformedClassException if it is no class file
     */
    Optional<ClassFile> file(String name) {
        return classes.bytes(name).map(bytes -> files.computeIfAbsent(name, n -> ClassFile.of(n, bytes)));
    }

    /** A class, or empty if there is none of this name or what stands under its name is another or none at all. */
    Optional<ClassFile> readable(String name) {
        try {
            return file(name).filter(file -> file.name().equals(name));
        } catch (MalformedClassException e) {
            return Optional.empty();
        }
    }

    /** What a class names; nothing where {@link #readable} finds none. */
    References references(String name) {
        return readable(name)
                .map(file -> references.computeIfAbsent(name, n -> References.in(file)))
                .orElseGet(() -> new References(Set.of(), Set.of()));
    }
}
