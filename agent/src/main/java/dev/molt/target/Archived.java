package dev.molt.target;

import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseReader;
import dev.molt.archive.ReleaseArchive;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A release in an archive whose contents were checked, on its way into a root.
 *
 * @param archive it
 * @param name what to call it
 */
record Archived(ReleaseArchive archive, String name) {

    /**
     * Lays it out in a folder as in a root, and checks that it could start.
     *
     * @param tree must not be there
     * @param library where applications may lie that the archive does not hold: {@code lib} of the root
     */
    Laid into(Path tree, Path library) throws IOException, RefusedException {
        archive.extractTo(tree);
        Path own = tree.resolve("releases").resolve(archive.version());
        ReleaseDescriptor release = ReleaseReader.read(Texts.read(
                own.resolve("release.yaml"), name + "!/releases/" + archive.version() + "/release.yaml"));
        checkName(release);
        String molt = release.molt().orElseThrow(() -> refused(
                "no_molt", release.version().position(), "it names no version of Molt", "pack it with: molt release pack"));
        checkLibraries(tree, release, molt);
        Files.createDirectories(tree.resolve("lib"));
        for (String folder : folders(release, molt)) {
            link(tree.resolve("lib").resolve(folder), library.resolve(folder));
        }
        if (!Files.isRegularFile(tree.resolve("lib").resolve("molt-" + molt).resolve("molt.jar"))) {
            throw refused(
                    "no_molt",
                    null,
                    name + " has no lib/molt-" + molt + "/molt.jar, and neither has the system",
                    "pack it with: molt release pack");
        }
        try {
            return Laid.check(tree, release, molt).shown(shown(tree));
        } catch (RefusedException e) {
            throw shown(tree).of(e);
        }
    }

    private Shown shown(Path tree) {
        return new Shown().name(tree, name + "!");
    }

    private void checkName(ReleaseDescriptor release) throws RefusedException {
        String said = archive.name() + " " + archive.version();
        String found = release.release() + " " + release.version();
        if (!said.equals(found)) {
            throw refused(
                    "bad_release_file",
                    release.release().position(),
                    "this is release " + found + ", and the archive says that it holds " + said,
                    "pack it with: molt release pack");
        }
    }

    private static Set<String> folders(ReleaseDescriptor release, String molt) {
        Set<String> folders = release.applications().stream()
                .map(member -> member.application() + "-" + member.version())
                .collect(Collectors.toCollection(TreeSet::new));
        folders.add("molt-" + molt);
        return folders;
    }

    private void checkLibraries(Path tree, ReleaseDescriptor release, String molt)
            throws IOException, RefusedException {
        Path library = tree.resolve("lib");
        Set<String> known = folders(release, molt);
        if (!Files.isDirectory(library)) {
            return;
        }
        try (Stream<Path> found = Files.list(library)) {
            for (Path folder : found.sorted().toList()) {
                if (!known.contains(folder.getFileName().toString())) {
                    throw refused(
                            "unexpected_library",
                            release.version().position(),
                            "the archive holds lib/" + folder.getFileName() + ", which the release does not name",
                            "pack it with: molt release pack");
                }
            }
        }
    }

    private static void link(Path folder, Path present) throws IOException {
        if (!Files.exists(folder) && Files.isDirectory(present)) {
            Files.createSymbolicLink(folder, present);
        }
    }

    private static RefusedException refused(String code, Position position, String message, String cure) {
        return new RefusedException(Diagnostic.error(code, position, message, cure));
    }
}
