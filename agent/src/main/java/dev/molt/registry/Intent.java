package dev.molt.registry;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Changes several files and folders as one: what is to be done is written down first, and done to its end by whoever
 * opens the root next if this process dies in between.
 */
final class Intent {

    private final Root root;
    private final Disk disk;
    private final AtomicFile file;

    Intent(Root root, Disk disk) {
        this.root = root;
        this.disk = disk;
        this.file = new AtomicFile(disk, root.intent());
    }

    /** Does all steps in their order, or none, if what is to be done could not be written down. */
    void perform(List<Step> steps) throws IOException, RefusedException {
        file.write(StepsText.write(steps));
        finish();
    }

    /** Does what somebody wrote down and did not finish. */
    void finish() throws IOException, RefusedException {
        Optional<String> text = file.read();
        if (text.isEmpty()) {
            return;
        }
        List<Step> steps = StepsText.read(file.toString(), text.get());
        try {
            for (Step step : steps) {
                perform(step);
            }
        } catch (IOException e) {
            throw new IOException(
                    "the change in " + file + " is begun and cannot be brought to its end: " + e
                            + "; put that right, and it goes on when " + root + " is opened next",
                    e);
        }
        file.delete();
    }

    private void perform(Step step) throws IOException, RefusedException {
        if (step instanceof Step.Write write) {
            new AtomicFile(disk, root.inside(write.file())).write(write.content());
        } else if (step instanceof Step.Move move) {
            move(root.inside(move.from()), root.inside(move.to()));
        } else if (step instanceof Step.Delete delete) {
            new Tree(disk, root.inside(delete.path())).delete();
        }
    }

    private void move(Path from, Path to) throws IOException {
        if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            disk.move(from, to);
        } else if (!Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("there is neither " + from + " nor " + to);
        }
        // Also where an earlier run moved it, which may not have come so far.
        disk.sync(to.getParent());
        disk.sync(from.getParent());
    }
}
