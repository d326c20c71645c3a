package dev.molt.target;

import dev.molt.archive.Limits;
import dev.molt.archive.PackedFile;
import dev.molt.archive.Packing;
import dev.molt.archive.Signing;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Packs a release, with its applications and Molt, into one archive. */
public final class Packer {

    private Packer() {}

    /**
     * An archive that was packed.
     *
     * @param archive where it is
     * @param release the release's name
     * @param version its version
     * @param molt the version of Molt that it runs with
     * @param warnings what may be meant so
     */
    public record Packed(Path archive, String release, String version, String molt, List<Diagnostic> warnings) {}

    /**
     * Packs a release that could start; what is not, is not packed.
     *
     * @param output the archive, which is replaced; empty for {@code NAME-VSN.jar} in the working directory
     */
    public static Packed pack(Assembly assembly, Optional<Path> output, Limits limits, Optional<Signing> signing)
            throws IOException, RefusedException {
        Path folder = output.map(Path::toAbsolutePath).map(Path::getParent).orElse(Path.of("").toAbsolutePath());
        if (!Files.isDirectory(folder)) {
            throw new RefusedException(
                    Diagnostic.error("no_such_file", null, "there is no folder " + folder, "make it first"));
        }
        Path aside = Files.createTempDirectory(folder, ".molt-pack");
        try {
            Laid laid = assembly.into(Files.createDirectory(aside.resolve("tree")));
            Packing packing = new Packing(laid.release().release().value(), laid.version(), files(laid.tree()));
            Path packed = packing.writeInto(aside, limits, signing);
            Path archive = output.orElse(Path.of(packing.fileName()));
            Files.move(packed, archive, StandardCopyOption.REPLACE_EXISTING);
            return new Packed(archive, packing.name(), packing.version(), laid.molt(), laid.warnings());
        } finally {
            Folders.delete(aside);
        }
    }

    private static List<PackedFile> files(Path tree) throws IOException {
        return Folders.files(tree).stream()
                .map(file -> new PackedFile(tree.relativize(file).toString().replace('\\', '/'), file))
                .toList();
    }
}
