package dev.molt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a command works; taken away behind it unless somebody wants to keep it.
 *
 * @param folder the folder, empty at first
 */
record Work(Path folder, boolean kept) implements AutoCloseable {

    static Work in(Optional<Path> wanted) throws IOException {
        return wanted.isPresent()
                ? new Work(Files.createDirectories(wanted.get()).toRealPath(), true)
                : new Work(Files.createTempDirectory("molt-try").toRealPath(), false);
    }

    @Override
    public void close() throws IOException {
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
