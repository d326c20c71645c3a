package dev.molt.release;

import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
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

    /**
     * What to install, once; empty if the JVM was started otherwise, by a crash in between.
     *
     * @param started the release that this JVM was started with
     */
    Optional<String> take(String started) throws IOException, RefusedException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        Files.delete(file);
        if (lines.size() != 2) {
            return Optional.empty();
        }
        StartPointer meant = StartPointer.read(new Source(file.toString(), lines.get(0)));
        boolean same = meant.release().equals(started)
                && meant.molt().equals(Version.current())
                && meant.java().filter(java -> java != Runtime.version().feature()).isEmpty();
        return same ? Optional.of(lines.get(1)) : Optional.empty();
    }
}
