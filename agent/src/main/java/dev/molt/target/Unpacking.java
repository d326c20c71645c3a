package dev.molt.target;

import dev.molt.appup.ReleaseReader;
import dev.molt.archive.Limits;
import dev.molt.archive.ReleaseArchive;
import dev.molt.archive.Trust;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.Registry;
import dev.molt.registry.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Unpacks releases beside the one that runs: OTP's unpack_release. */
public final class Unpacking {

    private final Registry registry;
    private final Limits limits;
    private final Optional<Trust> trust;

    /**
     * Unpacks into the root of a registry.
     *
     * @param trust whose archives are accepted; empty if those that nobody signed are as well
     */
    public Unpacking(Registry registry, Limits limits, Optional<Trust> trust) {
        this.registry = registry;
        this.limits = limits;
        this.trust = trust;
    }

    /**
     * A release that is unpacked.
     *
     * @param release what the registry has of it
     * @param already true if it was before, from the same archive
     * @param digest the SHA-256 of the archive, in hexadecimal digits
     * @param signer the SHA-256 of the certificate of who signed it, if anybody did
     * @param warnings what may be meant so
     */
    public record Unpacked(
            Release release, boolean already, String digest, Optional<String> signer, List<Diagnostic> warnings) {}

    /**
     * Unpacks an archive: all of it, or nothing. What is there already and is the same is kept; what Molt makes of it is
     * made again.
     *
     * @throws RefusedException if something is wrong with the archive, if the release could not start, or if there is
     *     another one of its version
     */
    public Unpacked unpack(Path file) throws IOException, RefusedException {
        registry.staging().lock();
        try {
            return unpackAlone(file);
        } finally {
            registry.staging().unlock();
        }
    }

    private Unpacked unpackAlone(Path file) throws IOException, RefusedException {
        Path stage = registry.stage();
        try (ReleaseArchive archive = ReleaseArchive.open(file, stage, limits, trust)) {
            Optional<Release> there = registry.find(archive.version());
            if (there.isPresent()) {
                checkSame(there.get(), archive, file);
                makeStartFiles(there.get());
                return unpacked(there.get(), true, archive, List.of());
            }
            Laid laid = new Archived(archive, file.toString())
                    .into(stage.resolve("tree"), registry.root().lib());
            laid.writeStartFiles();
            registry.add(laid.registered(), laid.staged(registry.root()));
            List<Diagnostic> warnings = new ArrayList<>(laid.warnings());
            laid.release().java().ifPresent(feature -> warnAboutJava(feature, warnings));
            return unpacked(laid.registered(), false, archive, warnings);
        } catch (RefusedException e) {
            // Not after an IOException: what has begun to move is needed to finish it.
            Folders.delete(stage);
            throw e;
        }
    }

    private static Unpacked unpacked(
            Release release, boolean already, ReleaseArchive archive, List<Diagnostic> warnings) {
        return new Unpacked(release, already, archive.digest(), archive.signer(), List.copyOf(warnings));
    }

    /** Makes start.boot and start.args of a release that lies in its place, as no archive holds them. */
    public void makeStartFiles(Release there) throws IOException, RefusedException {
        Path root = registry.root().path();
        Path descriptor = registry.root().release(there.version()).path().resolve("release.yaml");
        Laid.check(root, ReleaseReader.read(Texts.read(descriptor)), there.molt()).writeStartFiles();
    }

    private void warnAboutJava(int feature, List<Diagnostic> warnings) {
        if (!Files.isDirectory(registry.root().jdk(feature))) {
            warnings.add(Diagnostic.warning(
                    "no_jdk",
                    null,
                    "it runs on Java " + feature + ", and there is no " + registry.root().jdk(feature),
                    "link a JDK: bin/molt target jdk HOME"));
        }
    }

    private void checkSame(Release there, ReleaseArchive archive, Path file) throws IOException, RefusedException {
        Optional<String> other = there.name().equals(archive.name())
                ? new Difference(registry.root(), there.version()).find(archive.entries())
                : Optional.of("it is " + there.name());
        if (other.isPresent()) {
            throw new RefusedException(Diagnostic.error(
                    "existing_release",
                    null,
                    "release " + there.version() + " is " + there.status() + " already, and is not that of " + file
                            + ": " + other.get(),
                    "give what is new another version, or remove the other first"));
        }
    }
}
