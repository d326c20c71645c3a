package dev.molt.target;

import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.AtomicFile;
import dev.molt.registry.Library;
import dev.molt.registry.Release;
import dev.molt.registry.ReleaseFolder;
import dev.molt.registry.ReleaseStatus;
import dev.molt.registry.Root;
import dev.molt.registry.Staged;
import dev.molt.system.BootFile;
import dev.molt.system.BootPlanner;
import dev.molt.system.BootPlanner.Planned;
import dev.molt.system.StartArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A release whose files are laid out in a folder as in a root, and that was found able to start.
 *
 * @param tree the folder
 * @param release what it consists of
 * @param molt the version of Molt that it runs with
 * @param planned what starts
 */
record Laid(Path tree, ReleaseDescriptor release, String molt, Planned planned) {

    /**
     * A release that lies in a folder.
     *
     * @throws RefusedException if it could not start
     */
    static Laid check(Path tree, ReleaseDescriptor release, String molt) throws RefusedException {
        Planned planned = BootPlanner.plan(release, dev.molt.system.Library.read(tree, release));
        return new Laid(tree, release, molt, planned);
    }

    /** The same, whose warnings call files as people know them. */
    Laid shown(Shown shown) {
        Planned told = new Planned(planned.plan(), planned.classPath(), shown.of(planned.warnings()));
        return new Laid(tree, release, molt, told);
    }

    String version() {
        return release.version().value();
    }

    /** The release's own folder. */
    ReleaseFolder folder() {
        return new ReleaseFolder(tree.resolve("releases").resolve(version()));
    }

    /** What may be meant so. */
    List<Diagnostic> warnings() {
        return planned.warnings();
    }

    /** Writes what starts, and with which options and class path. */
    void writeStartFiles() throws IOException {
        new AtomicFile(folder().startBoot()).write(BootFile.write(planned.plan()));
        new AtomicFile(folder().startArguments())
                .write(StartArguments.text(release.javaOptions(), tree, planned.classPath(), molt));
    }

    /** What a registry notes of it. */
    Release registered() {
        List<Library> libraries = release.applications().stream().map(Laid::library).toList();
        return new Release(release.release().value(), version(), release.java(), molt, libraries, ReleaseStatus.UNPACKED);
    }

    private static Library library(Member member) {
        return Library.of(member.application().value(), member.version().value());
    }

    /** Its folders, moved apart in the root's staging folder, and where each is to get. Links to what is there stay. */
    List<Staged> staged(Root root) throws IOException, RefusedException {
        List<Staged> staged = new ArrayList<>();
        staged.add(staged(root, folder().path(), root.release(version()).path(), "release"));
        List<Library> libraries = new ArrayList<>(registered().libraries());
        libraries.add(Library.of("molt", molt));
        for (Library library : libraries) {
            Path folder = tree.resolve(library.directory());
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                staged.add(staged(root, folder, root.library(library), folder.getFileName().toString()));
            }
        }
        return staged;
    }

    private static Staged staged(Root root, Path folder, Path target, String name) throws IOException {
        return new Staged(Files.move(folder, root.staging().resolve(name)), target);
    }
}
