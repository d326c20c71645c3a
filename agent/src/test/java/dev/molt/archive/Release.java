package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Release {@code mysystem}, version 2, on disk, to be packed. */
final class Release {

    private Release() {}

    /** Writes its files into a directory, and gives them in no good order. */
    static Packing in(Path directory) throws IOException {
        Path descriptor = Files.write(directory.resolve("release.yaml"), Archives.contents().get(Archives.DESCRIPTOR));
        Path jar = Files.write(directory.resolve("pea.jar"), Archives.contents().get(Archives.PEA));
        return new Packing(
                "mysystem",
                "2",
                List.of(new PackedFile(Archives.DESCRIPTOR, descriptor), new PackedFile(Archives.PEA, jar)));
    }

    /** Packs it. */
    static Path pack(Path directory) throws IOException, RefusedException {
        return in(directory).writeInto(directory, Limits.defaults(), Optional.empty());
    }

    /** Packs and signs it. */
    static Path pack(Path directory, Path store) throws IOException, RefusedException {
        return in(directory).writeInto(directory, Limits.defaults(), Optional.of(Keys.signing(store)));
    }
}
