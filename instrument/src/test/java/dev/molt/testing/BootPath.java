package dev.molt.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes a directory that JVMs can take for a part of their boot class path. */
public final class BootPath {

    private BootPath() {
    }

    /** Copies the package of a class there. */
    public static void copy(Class<?> type, Path directory) throws IOException {
        String folder = type.getPackageName().replace('.', '/');
        Path classes = Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
        Path target = Files.createDirectories(directory.resolve(folder));
        try (Stream<Path> files = Files.list(classes.resolve(folder))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}
