package dev.molt.target;

import dev.molt.archive.Limits;
import dev.molt.archive.ReleaseArchive;
import dev.molt.archive.Trust;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.Registry;
import dev.molt.registry.Release;
import dev.molt.registry.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Makes target systems: roots that are ready to start, with their first release registered, so that it can be gone back to.
 */
public final class TargetSystem {

    private TargetSystem() {}

    /**
     * A target system that was made.
     *
     * @param root its directory
     * @param release its first release
     * @param warnings what may be meant so
     */
    public record Made(Path root, Release release, List<Diagnostic> warnings) {}

    /** Makes one of what an author has: all of it, or nothing. */
    public static Made create(Assembly assembly, Path directory) throws IOException, RefusedException {
        return make(directory, (registry, tree) -> assembly.into(Files.createDirectory(tree)));
    }

    /**
     * Makes one of an archive: all of it, or nothing.
     *
     * @param trust whose archives are accepted; empty if those that nobody signed are as well
     */
    public static Made install(Path file, Path directory, Limits limits, Optional<Trust> trust)
            throws IOException, RefusedException {
        return make(directory, (registry, tree) -> {
            try (ReleaseArchive archive = ReleaseArchive.open(file, tree.getParent(), limits, trust)) {
                return new Archived(archive, file.toString()).into(tree, registry.root().lib());
            }
        });
    }

    /** Lays out the first release. */
    private interface First {
        Laid lay(Registry registry, Path tree) throws IOException, RefusedException;
    }

    private static Made make(Path directory, First first) throws IOException, RefusedException {
        Path home = directory.toAbsolutePath().normalize();
        check(home, directory);
        Path aside = Files.createTempDirectory(home.getParent(), "." + home.getFileName() + ".");
        try {
            Made made = make(Folders.create(aside.resolve("root")), home, first);
            Files.move(aside.resolve("root"), home, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } finally {
            Folders.delete(aside);
        }
    }

    private static Made make(Path aside, Path home, First first) throws IOException, RefusedException {
        Root root = Root.create(aside);
        try (Registry registry = Registry.open(root)) {
            Laid laid = first.lay(registry, registry.stage().resolve("tree"));
            laid.writeStartFiles();
            Folders.protect(laid.tree());
            registry.create(laid.registered(), laid.staged(root));
            Path real = home.getParent().toRealPath().resolve(home.getFileName());
            new Scripts(root).write(real, laid.registered().name());
            Folders.protect(root.bin());
            return new Made(home, registry.permanent().orElseThrow(), laid.warnings());
        }
    }

    private static void check(Path home, Path directory) throws IOException, RefusedException {
        if (home.getParent() == null || !Files.isDirectory(home.getParent())) {
            throw refused("no_such_file", "there is no folder to make " + directory + " in", "make that first");
        }
        if (!Folders.isFree(home)) {
            throw refused(
                    "not_empty",
                    directory + " is there already, and is not an empty folder",
                    "name another one, or unpack into the system that it is: molt unpack");
        }
    }

    private static RefusedException refused(String code, String message, String cure) {
        return new RefusedException(Diagnostic.error(code, null, message, cure));
    }
}
