package dev.molt.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that holds either what it held or what it is to hold, never a part, whenever the process dies. */
public final class AtomicFile {

    private final Disk disk;
    private final Path file;
    private final Path temporary;

    /** A file that need not be there yet, in a folder that is. */
    public AtomicFile(Path file) {
        this(new RealDisk(), file);
    }

    AtomicFile(Disk disk, Path file) {
        this.disk = disk;
        this.file = file.toAbsolutePath();
        this.temporary = this.file.resolveSibling("." + file.getFileName() + ".tmp");
    }

    /** Removes what writers that died left in a folder; only for who has it alone. */
    public static void removeStale(Path folder) throws IOException {
        removeStale(new RealDisk(), folder);
    }

    static void removeStale(Disk disk, Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.tmp")) {
            for (Path file : files) {
                disk.delete(file);
            }
        }
    }

    /** What it holds; empty if it is not there. */
    public Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Replaces what it holds. When this returns, that outlives a loss of power. */
    public void write(String content) throws IOException {
        if (Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
            disk.delete(temporary);
        }
        disk.create(temporary, content.getBytes(StandardCharsets.UTF_8));
        disk.sync(temporary);
        disk.move(temporary, file);
        disk.sync(file.getParent());
    }

    /** Removes it, if it is there, as durably. */
    public void delete() throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            disk.delete(file);
            disk.sync(file.getParent());
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
