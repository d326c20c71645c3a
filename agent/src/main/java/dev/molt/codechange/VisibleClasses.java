package dev.molt.codechange;

import dev.molt.classfile.ClassFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Class files by name: those of a version, and the JDK's where the version has none. */
final class VisibleClasses {

    private final Function<String, Optional<byte[]>> ofVersion;

    VisibleClasses(Function<String, Optional<byte[]>> ofVersion) {
        this.ofVersion = ofVersion;
    }

    Optional<byte[]> find(String name) {
        return ofVersion.apply(name).or(() -> ofJdk(name));
    }

    /** All that a class extends and implements, itself first, as far as it can be found; superclasses first. */
    Map<String, ClassFile> supertypes(ClassFile start) {
        Map<String, ClassFile> found = new LinkedHashMap<>();
        Deque<ClassFile> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            ClassFile next = open.removeFirst();
            if (found.putIfAbsent(next.name(), next) == null) {
                next.interfaces().forEach(name -> find(name).map(ClassFile::of).ifPresent(open::addLast));
                Optional.ofNullable(next.superName()).flatMap(this::find).map(ClassFile::of).ifPresent(open::addFirst);
            }
        }
        return found;
    }

    /** The platform loader sees what every class sees, whoever started the JVM. */
    private static Optional<byte[]> ofJdk(String name) {
        String resource = name.replace('.', '/') + ".class";
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
