package dev.molt.release;

import dev.molt.registry.Root;
import dev.molt.registry.StartPointer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** What is left to do of an installation when the JVM has started anew: two lines, how it was started and what to install. */
final class AfterRestart {

    private final Path file;

    AfterRestart(Root root) {
        this.file = root.releases().resolve("after_restart");
    }

    /** Notes what to install when the JVM was started so. */
    void write(StartPointer start, String version) throws IOException {
        Path aside = file.resolveSibling(".after_restart");
        Files.writeString(aside, start + "\n" + version + "\n");
        try (FileChannel written = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What to install, once; empty if the JVM was started otherwise, by a crash in between. */
    Optional<String> take(StartPointer started) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        Files.delete(file);
        return lines.size() == 2 && lines.get(0).equals(started.toString()) ? Optional.of(lines.get(1)) : Optional.empty();
    }
}
