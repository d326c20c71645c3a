package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the staged folders of a release get to their places: all that can be wrong is found before the first moves. */
final class Placement {

    private final Root root;
    private final Disk disk;
    private final Release release;

    Placement(Root root, Disk disk, Release release) {
        this.root = root;
        this.disk = disk;
        this.release = release;
    }

    /** Checks the names in the release, and that no other library lies in the folder of one. */
    void checkNames(List<Release> others) throws RefusedException {
        root.release(release.version());
        FileNames.version(release.molt());
        for (Library library : release.libraries()) {
            FileNames.application(library.application());
            FileNames.version(library.version());
            FileNames.directory(library.directory());
            for (Release other : others) {
                for (Library there : other.libraries()) {
                    if (there.directory().equals(library.directory()) && !there.equals(library)) {
                        throw refused(
                                "bad_library",
                                library.directory() + " holds " + there.application() + " " + there.version()
                                        + " of release " + other.version() + ", and cannot hold "
                                        + library.application() + " " + library.version(),
                                "give it another folder");
                    }
                }
            }
        }
    }

    /** The moves, and all that moves safe from a loss of power. */
    List<Step> moves(List<Staged> folders) throws IOException, RefusedException {
        List<Step> moves = new ArrayList<>();
        Set<Path> targets = new HashSet<>();
        for (Staged staged : folders) {
            check(staged);
            if (!targets.add(staged.target())) {
                throw refused("bad_target", "two folders are to get to " + staged.target(), "stage each folder once");
            }
            if (!Files.exists(staged.target(), LinkOption.NOFOLLOW_LINKS)) {
                new Tree(disk, staged.folder()).sync();
                moves.add(new Step.Move(root.relative(staged.folder()), root.relative(staged.target())));
            } else if (!new Tree(disk, staged.folder()).isSameAs(staged.target())) {
                throw refused(
                        "existing_folder",
                        staged.target() + " is there already, and holds something else",
                        "give what is new another version, or delete " + staged.target() + " if nobody uses it");
            }
        }
        if (!moves.isEmpty()) {
            disk.sync(root.staging());
        }
        checkLibraries(targets);
        return moves;
    }

    private void check(Staged staged) throws IOException, RefusedException {
        Path target = staged.target();
        boolean ofRelease = target.equals(root.release(release.version()).path());
        if (!ofRelease && !release.directories().contains(root.relative(target))) {
            throw refused(
                    "bad_target",
                    target + " is no folder of release " + release.version(),
                    "stage its folder in releases and those of its libraries only");
        }
        Path folder = staged.folder();
        if (!root.staging().equals(folder.getParent()) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw refused("bad_staged", folder + " is no folder in " + root.staging(), "put it there first");
        }
        if (!Files.getFileStore(folder).equals(Files.getFileStore(target.getParent()))) {
            throw refused(
                    "other_file_system",
                    target.getParent() + " lies on another file system than " + root.staging()
                            + ", and nothing gets from one to the other at once",
                    "keep the whole root on one file system");
        }
    }

    private void checkLibraries(Set<Path> coming) throws RefusedException {
        for (Library library : release.libraries()) {
            Path folder = root.library(library);
            if (!coming.contains(folder) && !Files.isDirectory(folder)) {
                throw refused(
                        "no_such_library",
                        "release " + release.version() + " needs " + library.application() + " " + library.version()
                                + ", and there is no folder " + folder,
                        "unpack it with the release");
            }
        }
    }

    private static RefusedException refused(String code, String message, String cure) {
        return new RefusedException(Diagnostic.error(code, null, message, cure));
    }
}
