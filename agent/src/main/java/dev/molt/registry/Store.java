package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RELEASES on the disk, and what has to change together with it. */
final class Store {

    private final Root root;
    private final Disk disk;
    private final Intent intent;

    /** True from the moment when something is to change to the one when it has. */
    private boolean unfinished;

    Store(Root root, Disk disk) {
        this.root = root;
        this.disk = disk;
        this.intent = new Intent(root, disk);
    }

    /** The releases, after what somebody had begun to change is changed. */
    List<Release> read() throws IOException, RefusedException {
        AtomicFile.removeStale(disk, root.releases());
        intent.finish();
        List<Release> releases = look(root);
        unfinished = false;
        return releases;
    }

    /** The releases as they lie there. */
    static List<Release> look(Root root) throws IOException, RefusedException {
        Optional<String> text = new AtomicFile(root.registry()).read();
        if (text.isPresent()) {
            return ReleasesText.read(root.registry().toString(), text.get());
        }
        if (Files.exists(root.startData())) {
            throw new RefusedException(Diagnostic.error(
                    "no_releases",
                    null,
                    "there is no " + root.registry() + ", although " + root.startData() + " names a release",
                    "take it from a backup"));
        }
        return List.of();
    }

    /** True after a change that failed: what lies on the disk has to be read again. */
    boolean isUnfinished() {
        return unfinished;
    }

    /** All of a change or nothing; who looks meanwhile finds no release whose folders are not there. */
    void write(List<Release> before, List<Release> after, List<Step> more) throws IOException, RefusedException {
        List<Step> steps = new ArrayList<>();
        more.stream().filter(Step.Move.class::isInstance).forEach(steps::add);
        if (!after.equals(before)) {
            steps.add(new Step.Write(root.relative(root.registry()), ReleasesText.write(after)));
        }
        more.stream().filter(step -> !(step instanceof Step.Move)).forEach(steps::add);
        if (!steps.isEmpty()) {
            unfinished = true;
            intent.perform(steps);
            unfinished = false;
        }
    }
}
