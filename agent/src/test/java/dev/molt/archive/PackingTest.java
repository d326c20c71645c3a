package dev.molt.archive;

import static dev.molt.archive.Archives.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.testing.EveryJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packing gives one file, always the same for the same release, which can be opened, or none. */
@EveryJdk
class PackingTest {

    @TempDir
    private Path directory;

    private void assertPackingRefused(Packing packing, String... expected) throws IOException {
        Path out = Files.createDirectories(directory.resolve("out"));
        assertRefused(
                directory.resolve("x"), () -> packing.writeInto(out, Limits.defaults(), Optional.empty()), expected);
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private Packing with(String path, Path file) throws IOException {
        Packing release = Release.in(directory);
        List<PackedFile> files = new ArrayList<>(release.files());
        files.add(new PackedFile(path, file));
        return new Packing(release.name(), release.version(), files);
    }

    @Test
    void theArchiveIsNamedAfterTheReleaseAndReadableToAll() throws Exception {
        Path archive = Release.pack(directory);
        assertEquals(directory.resolve("mysystem-2.jar"), archive);
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)));
    }

    @Test
    void nothingElseIsLeftInTheDirectory() throws Exception {
        Path out = Files.createDirectory(directory.resolve("out"));
        Release.in(directory).writeInto(out, Limits.defaults(), Optional.empty());
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(List.of(out.resolve("mysystem-2.jar")), left.toList());
        }
    }

    @Test
    void whatIsOpenedIsWhatWasPacked() throws Exception {
        Path archive = Release.pack(directory);
        try (ReleaseArchive opened = ReleaseArchive.open(archive, Limits.defaults(), Optional.empty())) {
            assertEquals("mysystem", opened.name());
            assertEquals("2", opened.version());
            assertEquals(
                    List.of(
                            new ArchiveEntry(Archives.PEA, 14, Sha256.hex(Archives.text("the jar of pea"))),
                            new ArchiveEntry(
                                    Archives.DESCRIPTOR, 31, Sha256.hex(Archives.contents().get(Archives.DESCRIPTOR)))),
                    opened.entries());
            assertEquals(Sha256.hex(Files.readAllBytes(archive)), opened.digest());
            assertEquals(Optional.empty(), opened.signer());
        }
    }

    @Test
    void itsBytesAreTheSameOnEveryMachine() throws Exception {
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String id : List.of("UTC", "America/New_York", "Asia/Tokyo")) {
                TimeZone.setDefault(TimeZone.getTimeZone(id));
                Path archive = Release.pack(directory);
                assertEquals(
                        "8ab567d7391264c6ee68900ffe05cfc8501f6afced3fc70fbb0cbbd4f4837b6c",
                        Sha256.hex(Files.readAllBytes(archive)),
                        id);
                Files.setLastModifiedTime(directory.resolve("pea.jar"), FileTime.fromMillis(1_000_000));
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theManifestIsPlain() throws Exception {
        assertEquals(
                "Manifest-Version: 1.0\r\nMolt-Release: mysystem\r\nMolt-Release-Version: 2\r\nMolt-Format: 1\r\n\r\n"
                        + "Name: lib/pea-1.0/pea-1.0.jar\r\n"
                        + "SHA-256-Digest: UQt8L/npRkKE8qY0WPk+MIB3S5QiUUksS3qvDmSCMpM=\r\n\r\n"
                        + "Name: releases/2/release.yaml\r\n"
                        + "SHA-256-Digest: k0QzgJC6lyzKlromFvPnSs18Is81lBteJybP7Vb5RyI=\r\n\r\n",
                new String(Archives.read(Release.pack(directory)).get(Archives.MANIFEST)));
    }

    @Test
    void theJdkListsAnArchive() throws Exception {
        assertEquals(
                "META-INF/MANIFEST.MF\nlib/pea-1.0/pea-1.0.jar\nreleases/2/release.yaml\n",
                Keys.run("jar", List.of("tf", Release.pack(directory).toString())));
    }

    @Test
    void anArchiveOfTheSameNameIsReplaced() throws Exception {
        Files.writeString(directory.resolve("mysystem-2.jar"), "old");
        assertTrue(Files.size(Release.pack(directory)) > 3);
    }

    @Test
    void aSymbolicLinkIsPackedAsItsFile() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("pea.jar"));
        Path archive = with("lib/bean-1/bean-1.jar", link)
                .writeInto(directory, Limits.defaults(), Optional.empty());
        assertArrayEquals(Archives.text("the jar of pea"), Archives.read(archive).get("lib/bean-1/bean-1.jar"));
    }

    @Test
    void whatIsNotThereIsRefused() throws IOException {
        assertPackingRefused(
                with("releases/2/relup.yaml", Path.of("/nowhere/relup.yaml")),
                "no_such_file",
                "mysystem-2.jar: /nowhere/relup.yaml, for \"releases/2/relup.yaml\", is not there or is no file",
                "build it first, or leave it out");
    }

    @Test
    void aDirectoryIsNoFile() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        assertPackingRefused(
                with("lib/bean-1/bean-1.jar", folder),
                "no_such_file",
                "mysystem-2.jar: folder, for \"lib/bean-1/bean-1.jar\", is not there or is no file",
                "build it first, or leave it out");
    }

    @Test
    void aFileThatIsNamedTwiceIsRefused() throws IOException {
        assertPackingRefused(
                with(Archives.PEA, directory.resolve("pea.jar")),
                "not_packed",
                "mysystem-2.jar: it cannot be packed: duplicate entry: lib/pea-1.0/pea-1.0.jar",
                "name each file once, and pack when nobody writes to them");
    }

    @Test
    void whatCouldNotBeOpenedIsNotPacked() throws IOException {
        assertPackingRefused(
                with("../x", directory.resolve("pea.jar")),
                "unsafe_name", "mysystem-2.jar: entry \"../x\" has an empty part, . or ..",
                "have the archive made by Molt; do not install this one");
        assertPackingRefused(
                with("bin/start", directory.resolve("pea.jar")),
                "unexpected_entry", "mysystem-2.jar: entry \"bin/start\" has no place in an archive of release 2",
                "pack nothing but lib/APP-VSN/FILE and releases/2/FILE, named by letters, digits and _ . + ~ -");
    }

    @Test
    void whatCannotBeANameIsRefused() throws IOException {
        List<PackedFile> files = Release.in(directory).files();
        String cure = "begin with a letter (a version: or a digit), and use letters, digits and _ . - (a version: + ~) only";
        assertPackingRefused(
                new Packing("../x", "2", files),
                "bad_release_name", "../x-2.jar: a release cannot be called \"../x\", version \"2\"", cure);
        assertPackingRefused(
                new Packing("mysystem", "2/3", files),
                "bad_release_name", "mysystem-2/3.jar: a release cannot be called \"mysystem\", version \"2/3\"", cure);
    }

    @Test
    void aRefusedOneLeavesTheEarlierArchive() throws Exception {
        Path archive = Release.pack(directory);
        byte[] before = Files.readAllBytes(archive);
        assertThrows(
                RefusedException.class,
                () -> with("bin/x", archive).writeInto(directory, Limits.defaults(), Optional.empty()));
        assertArrayEquals(before, Files.readAllBytes(archive));
    }
}
