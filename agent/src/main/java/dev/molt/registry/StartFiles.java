package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the system starts with: always, and the next time only. */
public final class StartFiles {

    private final Path always;
    private final Path once;
    private final AtomicFile alwaysFile;
    private final AtomicFile onceFile;

    StartFiles(Root root, Disk disk) {
        this.always = root.startData();
        this.once = root.newStartData();
        this.alwaysFile = new AtomicFile(disk, always);
        this.onceFile = new AtomicFile(disk, once);
    }

    /** Those of a root, for who starts it and does not change its releases. */
    public static StartFiles of(Root root) {
        return new StartFiles(root, new RealDisk());
    }

    /** What it starts with unless told otherwise; empty if nothing is permanent yet. */
    public Optional<StartPointer> permanent() throws IOException, RefusedException {
        return read(always, alwaysFile.read());
    }

    /** What it starts with the next time, if that is something else. */
    public Optional<StartPointer> once() throws IOException, RefusedException {
        return read(once, onceFile.read());
    }

    /** Makes the next start, and no other, start with this. */
    void startOnce(StartPointer pointer) throws IOException {
        onceFile.write(pointer.text());
    }

    /**
     * What to start with now. What was meant for one start is taken away before it is told, so that a start that fails
     * is followed by one of the permanent release.
     */
    public StartPointer take() throws IOException, RefusedException {
        Optional<String> text = onceFile.read();
        onceFile.delete();
        Optional<StartPointer> taken = read(once, text);
        Optional<StartPointer> found = taken.isPresent() ? taken : permanent();
        return found.orElseThrow(() -> new RefusedException(Diagnostic.error(
                "no_start_data", null, "there is no " + always, "make a release permanent first")));
    }

    private static Optional<StartPointer> read(Path file, Optional<String> text) throws RefusedException {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(StartPointer.read(new Source(file.toString(), text.get())));
    }
}
