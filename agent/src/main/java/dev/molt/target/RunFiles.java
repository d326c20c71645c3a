package dev.molt.target;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Which processes run a system: {@code run/heart.pid} and {@code run/molt.pid}, which scripts read. */
final class RunFiles implements Closeable {

    private final Path folder;
    private final FileChannel channel;

    private RunFiles(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the place of the only heart.
     *
     * @throws RefusedException if another has it
     */
    static RunFiles take(Path folder, long pid) throws IOException, RefusedException {
        Folders.ensurePrivate(folder);
        FileChannel channel = FileChannel.open(
                folder.resolve("heart.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        RunFiles files = new RunFiles(folder, channel);
        if (!locked(channel)) {
            channel.close();
            throw new RefusedException(Diagnostic.error(
                    "already_running", null, "a heart beats in " + folder.getParent() + " already", "run bin/stop first"));
        }
        Files.deleteIfExists(folder.resolve("started"));
        files.write("heart.pid", pid);
        return files;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Notes the JVM that runs. */
    void running(long pid) throws IOException {
        write("molt.pid", pid);
    }

    /** Notes that none runs; what is left of it could be taken for the next one's, as numbers are used again. */
    void ended() throws IOException {
        Files.deleteIfExists(folder.resolve("molt.pid"));
        Files.deleteIfExists(folder.resolve("started"));
    }

    private void write(String file, long pid) throws IOException {
        Path aside = Files.writeString(folder.resolve("." + file + ".part"), pid + "\n");
        Files.move(aside, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes room for another heart. */
    @Override
    public void close() throws IOException {
        ended();
        Files.deleteIfExists(folder.resolve("heart.pid"));
        channel.close();
    }
}
