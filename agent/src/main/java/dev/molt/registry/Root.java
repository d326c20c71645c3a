package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The directory of a target system, and where everything in it lies. */
public final class Root {

    private final Path path;

    private Root(Path path) {
        this.path = path;
    }

    /**
     * The root at a path, if nobody but its owner can have put anything into it.
     *
     * @throws RefusedException if it is none, or others can write there
     */
    public static Root open(Path path) throws IOException, RefusedException {
        if (!Files.isDirectory(path.resolve("releases"))) {
            throw new RefusedException(Diagnostic.error(
                    "no_root",
                    null,
                    path + " is not the root of a target system: it has no folder releases",
                    "name the directory that holds bin, lib and releases"));
        }
        Root root = new Root(path.toRealPath());
        root.check();
        return root;
    }

    /** Makes the folders of a new root, which itself may be there, and opens it. */
    public static Root create(Path path) throws IOException, RefusedException {
        Files.createDirectories(path);
        for (String folder : List.of("bin", "lib", "releases", "log")) {
            createFolder(path.resolve(folder), "rwxr-xr-x");
        }
        createFolder(path.resolve("run"), "rwx------");
        return open(path);
    }

    private static void createFolder(Path folder, String permissions) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, RealDisk.permissions(folder, permissions));
        }
    }

    /** Refuses a root that others can write. */
    void check() throws IOException, RefusedException {
        Ownership ownership = Ownership.ofThisUser();
        for (Path guarded : List.of(path, lib(), releases(), registry(), startData(), newStartData(), intent())) {
            if (RealDisk.hasPermissions(guarded) && Files.exists(guarded)) {
                ownership.check(guarded);
            }
        }
    }

    /** The root itself, without links. */
    public Path path() {
        return path;
    }

    /** {@code bin}. */
    public Path bin() {
        return path.resolve("bin");
    }

    /** {@code lib}. */
    public Path lib() {
        return path.resolve("lib");
    }

    /** {@code log}. */
    public Path log() {
        return path.resolve("log");
    }

    /** {@code log/audit.log}. */
    public Path audit() {
        return log().resolve("audit.log");
    }

    /** {@code run}. */
    public Path run() {
        return path.resolve("run");
    }

    /** {@code jdk-N}. */
    public Path jdk(int feature) {
        return path.resolve("jdk-" + feature);
    }

    /** {@code releases}. */
    public Path releases() {
        return path.resolve("releases");
    }

    /** {@code releases/RELEASES}. */
    public Path registry() {
        return releases().resolve("RELEASES");
    }

    /** {@code releases/start.data}. */
    public Path startData() {
        return releases().resolve("start.data");
    }

    /** {@code releases/new_start.data}. */
    public Path newStartData() {
        return releases().resolve("new_start.data");
    }

    /** Where what is to be moved into place is put first. */
    public Path staging() {
        return releases().resolve(".staging");
    }

    Path intent() {
        return releases().resolve(".intent");
    }

    Path lock() {
        return releases().resolve(".lock");
    }

    /** The folder of a release. */
    public ReleaseFolder release(String version) throws RefusedException {
        return new ReleaseFolder(releases().resolve(FileNames.release(version)));
    }

    /** The folder of an application, where libraries usually lie. */
    public Path library(String application, String version) throws RefusedException {
        return lib().resolve(FileNames.application(application) + "-" + FileNames.version(version));
    }

    /** The folder of a library. */
    public Path library(Library library) throws RefusedException {
        return path.resolve(FileNames.directory(library.directory()));
    }

    /** A path in the root, as it is written in files: relative to it, with slashes. */
    public String relative(Path inside) {
        StringBuilder text = new StringBuilder();
        for (Path name : path.relativize(inside)) {
            text.append(text.length() == 0 ? "" : "/").append(name);
        }
        return text.toString();
    }

    /**
     * The path that {@link #relative} wrote.
     *
     * @throws RefusedException if it leads out of the root, or is the root
     */
    public Path inside(String relative) throws RefusedException {
        try {
            Path found = path.resolve(relative);
            if (found.normalize().equals(found) && found.startsWith(path) && !found.equals(path)) {
                return found;
            }
        } catch (InvalidPathException e) {
            // No path at all: the same as one that leads out.
        }
        throw new RefusedException(Diagnostic.error(
                "bad_path",
                null,
                "\"" + relative + "\" is not a path inside of " + path,
                "write it relative to the root"));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
