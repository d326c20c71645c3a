package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Keeps all others from changing a root, in this process and in others, until it is closed or the process ends. */
final class RootLock implements Closeable {

    /** Known to the whole JVM, to whichever loader loaded this class. */
    private static final String PROPERTY = "dev.molt.registry.lock:";

    private final Path file;
    private final FileChannel channel;

    private RootLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws RefusedException if another has it
     */
    static RootLock take(Root root) throws IOException, RefusedException {
        Path file = root.lock();
        // The process is asked first: closing any channel of the file would end its own lock as well (POSIX).
        if (System.getProperties().putIfAbsent(PROPERTY + file, "") != null) {
            throw busy(root, "this process");
        }
        FileChannel channel = null;
        try {
            // Who could open it could lock it.
            channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    RealDisk.permissions(file, "rw-------"));
            if (channel.tryLock() == null) {
                throw busy(root, "another process");
            }
            return new RootLock(file, channel);
        } catch (IOException | RefusedException | RuntimeException e) {
            new RootLock(file, channel).close();
            throw e;
        }
    }

    private static RefusedException busy(Root root, String who) {
        return new RefusedException(Diagnostic.error(
                "busy", null, who + " works on " + root + " already", "try again when it has finished"));
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        System.getProperties().remove(PROPERTY + file);
    }
}
