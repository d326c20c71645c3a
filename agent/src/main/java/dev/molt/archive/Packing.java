package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore.PrivateKeyEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * A release to pack into one file.
 *
 * @param name the release
 * @param version its version
 * @param files what to pack, in any order
 */
public record Packing(String name, String version, List<PackedFile> files) {

    public Packing {
        files = files.stream().sorted(Comparator.comparing(PackedFile::path)).toList();
    }

    /** What the archive is called. */
    public String fileName() {
        return name + "-" + version + ".jar";
    }

    /**
     * Writes the archive under its name, all of it or nothing; one of the same name is replaced.
     *
     * <p>It is opened before it gets its name: what could not be installed is not packed.
     *
     * @param directory where to; its file system also takes what is written on the way, as much again
     * @param signing the key to sign with, if it is to be signed
     * @return the archive's path
     */
    public Path writeInto(Path directory, Limits limits, Optional<Signing> signing)
            throws IOException, RefusedException {
        Refusals refusals = new Refusals(fileName());
        checkNames(refusals);
        Optional<PrivateKeyEntry> key =
                signing.isPresent() ? Optional.of(new KeyReader(refusals).read(signing.get())) : Optional.empty();
        List<Measured> measured = measure(refusals);
        Path aside = Files.createTempFile(directory, "." + name, ".part");
        try {
            write(aside, measured, key, refusals);
            ReleaseArchive.open(aside, fileName(), directory, limits, Optional.empty()).close();
            return giveName(aside, directory);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void checkNames(Refusals refusals) throws RefusedException {
        if (!Layout.isName(name) || !Layout.isVersion(version)) {
            throw refusals.refuse(
                    "bad_release_name",
                    "a release cannot be called " + Refusals.shown(name) + ", version " + Refusals.shown(version),
                    "begin with a letter (a version: or a digit), and use letters, digits and _ . - (a version: + ~) only");
        }
    }

    private List<Measured> measure(Refusals refusals) throws IOException, RefusedException {
        List<Measured> measured = new ArrayList<>();
        for (PackedFile packed : files) {
            if (!Files.isRegularFile(packed.file())) {
                throw refusals.refuse(
                        "no_such_file",
                        packed.file() + ", for " + Refusals.shown(packed.path()) + ", is not there or is no file",
                        "build it first, or leave it out");
            }
            measured.add(Measured.of(packed));
        }
        return measured;
    }

    private void write(Path aside, List<Measured> measured, Optional<PrivateKeyEntry> key, Refusals refusals)
            throws IOException, RefusedException {
        Map<String, byte[]> meta = new LinkedHashMap<>();
        meta.put(Layout.MANIFEST, manifest(measured));
        try {
            if (key.isPresent()) {
                meta.putAll(signature(aside, meta, measured, key.get(), refusals));
            }
            ArchiveWriter.write(aside, meta, measured);
        } catch (ZipException e) {
            throw refusals.refuse(
                    "not_packed",
                    "it cannot be packed: " + e.getMessage(),
                    "name each file once, and pack when nobody writes to them");
        }
    }

    private byte[] manifest(List<Measured> measured) {
        ManifestText manifest = new ManifestText()
                .line("Manifest-Version", "1.0")
                .line(MoltManifest.RELEASE, name)
                .line(MoltManifest.VERSION, version)
                .line(MoltManifest.FORMAT, MoltManifest.KNOWN_FORMAT);
        for (Measured file : measured) {
            manifest.section(file.path()).line(Sha256.ATTRIBUTE, file.digest());
        }
        return manifest.bytes();
    }

    private static Map<String, byte[]> signature(
            Path aside, Map<String, byte[]> meta, List<Measured> measured, PrivateKeyEntry key, Refusals refusals)
            throws IOException, RefusedException {
        try {
            ArchiveWriter.write(aside, JarSigning.prepared(meta), measured);
            return new JarSigning(refusals).signature(aside, key);
        } catch (NoClassDefFoundError e) {
            throw refusals.refuse(
                    "no_jar_signer",
                    "it cannot be signed: this JVM has no module jdk.jartool",
                    "pack it by a whole JDK, or leave the signature out");
        }
    }

    private Path giveName(Path aside, Path directory) throws IOException {
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-r--r--"));
        try (FileChannel written = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Path archive = directory.resolve(fileName());
        Files.move(aside, archive, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(directory)) {
            names.force(true);
        }
        return archive;
    }
}
