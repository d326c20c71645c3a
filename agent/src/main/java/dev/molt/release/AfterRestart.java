package dev.molt.release;

import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.registry.Root;
import dev.molt.registry.StartPointer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

    /**
     * What to install, once; empty if the JVM was started otherwise, by a crash in between.
     *
     * @param started the release that this JVM was started with
     */
    Optional<String> take(String started) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // Bytes of any kind, and gone before they are understood: a start must not fail of them, nor the next one.
        String[] lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n");
        Files.delete(file);
        return lines.length == 2 && isMeant(lines[0], started) ? Optional.of(lines[1]) : Optional.empty();
    }

    private boolean isMeant(String start, String started) {
        StartPointer meant;
        try {
            meant = StartPointer.read(new Source(file.toString(), start));
        } catch (RefusedException e) {
            return false;
        }
        return meant.release().equals(started)
                && meant.molt().equals(Version.current())
                && meant.java().filter(java -> java != Runtime.version().feature()).isEmpty();
    }
}
