package dev.molt.watch;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Waits until class files in some folders have changed, and nobody writes any more.
 *
 * <p>The operating system only wakes us: what changed is what two looks at the folders tell, so that nothing is missed that
 * it did not notice, as in folders that were just made.
 */
public final class FolderWatch implements Closeable {

    private static final long LOOK_MILLIS = 1_000;

    private final List<Path> folders;
    private final Duration quiet;
    private final WatchService service;
    private final Set<Path> registered = new HashSet<>();
    private Snapshot seen;

    private FolderWatch(List<Path> folders, Duration quiet, WatchService service) throws IOException {
        this.folders = folders;
        this.quiet = quiet;
        this.service = service;
        register();
        this.seen = Snapshot.of(folders);
    }

    /**
     * Begins to watch.
     *
     * @param quiet for how long nothing may be written before a build counts as done
     */
    public static FolderWatch of(List<Path> folders, Duration quiet) throws IOException {
        return new FolderWatch(folders, quiet, FileSystems.getDefault().newWatchService());
    }

    /**
     * Waits until something is different.
     *
     * @param wanted asked once a second whether to go on
     * @return the class files that are gone; empty if nobody wants to know any more
     */
    public Optional<List<Path>> await(BooleanSupplier wanted) throws IOException, InterruptedException {
        Snapshot before = seen;
        while (seen.equals(before)) {
            if (!wanted.getAsBoolean()) {
                return Optional.empty();
            }
            poll(LOOK_MILLIS);
            Snapshot now = Snapshot.of(folders);
            if (!now.equals(before)) {
                seen = settled(now);
            }
        }
        return Optional.of(seen.goneSince(before));
    }

    /** What lies there once two looks so far apart see the same. */
    private Snapshot settled(Snapshot first) throws IOException, InterruptedException {
        Snapshot last = first;
        while (true) {
            boolean still = !poll(quiet.toMillis());
            Snapshot now = Snapshot.of(folders);
            if (still && now.equals(last)) {
                return now;
            }
            last = now;
        }
    }

    /** True if the operating system has told of something. */
    private boolean poll(long milliseconds) throws IOException, InterruptedException {
        WatchKey key = service.poll(milliseconds, TimeUnit.MILLISECONDS);
        boolean told = key != null;
        while (key != null) {
            key.pollEvents();
            if (!key.reset()) {
                registered.remove((Path) key.watchable());
            }
            key = service.poll();
        }
        register();
        return told;
    }

    private void register() throws IOException {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path path : (Iterable<Path>) walk.filter(Files::isDirectory)::iterator) {
                    if (registered.add(path)) {
                        path.register(
                                service,
                                StandardWatchEventKinds.ENTRY_CREATE,
                                StandardWatchEventKinds.ENTRY_DELETE,
                                StandardWatchEventKinds.ENTRY_MODIFY);
                    }
                }
            } catch (UncheckedIOException | NoSuchFileException e) {
                // A build takes folders away while we look: the next look finds what is there.
            }
        }
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
