package dev.molt.plan;

import dev.molt.code.ClassSet;
import dev.molt.reshape.Homes;
import dev.molt.reshape.Preparation;
import dev.molt.reshape.Prepared;
import dev.molt.reshape.Release;
import dev.molt.reshape.Reshaped;
import dev.molt.reshape.Reshaper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What would become of a version's classes in a JVM that has loaded all of them, and had Molt from its start. */
public final class AllLoaded {

    private AllLoaded() {}

    /** Reshapes all classes that are in both versions. */
    public static Reshaped reshape(ClassSet running, ClassSet wanted) {
        Map<String, byte[]> shapes = new TreeMap<>();
        running.classes().forEach((name, bytes) -> {
            if (wanted.contains(name)) {
                shapes.put(name, Preparation.prepare(bytes) instanceof Prepared.Ready ready ? ready.bytes() : bytes);
            }
        });
        return Reshaper.reshape(new Release(shapes, wanted.classes(), AllLoaded::ofJdk), Homes.none());
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
}
