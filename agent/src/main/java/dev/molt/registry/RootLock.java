package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Keeps all others from changing a root, in this process and in others, until it is closed or the process ends. */
final class RootLock implements Closeable {

    /** Known to the whole JVM, to whichever loader loaded this class. */
    private static final String PROPERTY = "dev.molt.registry.lock:";

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path file;
    private final FileChannel channel;

    private RootLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param patience how long to wait for another process
     * @throws RefusedException if another has it
     */
    static RootLock take(Root root, Duration patience) throws IOException, RefusedException {
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
            if (!isLocked(channel, patience)) {
                throw busy(root, "another process");
            }
            return new RootLock(file, channel);
        } catch (IOException | RefusedException | RuntimeException e) {
            new RootLock(file, channel).close();
            throw e;
        }
    }

    /** A lock that can be waited for is not to be had with a limit of time. */
    private static boolean isLocked(FileChannel channel, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        boolean locked = channel.tryLock() != null;
        while (!locked && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(RETRY_NANOS);
            locked = channel.tryLock() != null;
        }
        return locked;
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
