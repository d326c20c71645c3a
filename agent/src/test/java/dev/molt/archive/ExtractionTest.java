package dev.molt.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.testing.EveryJdk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is unpacked is what was checked, in a directory of its own, or nothing. */
@EveryJdk
class ExtractionTest {

    @TempDir
    private Path directory;

    private ReleaseArchive open(Path archive) throws IOException, RefusedException {
        return ReleaseArchive.open(archive, directory, Limits.defaults(), Optional.empty());
    }

    private List<String> tree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.sorted()
                    .map(path -> {
                        try {
                            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path)) + " "
                                    + root.relativize(path);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void allFilesAreThereAndNoMeta() throws Exception {
        Path staging = directory.resolve("staging");
        try (ReleaseArchive archive = open(Release.pack(directory))) {
            archive.extractTo(staging);
        }
        assertEquals(
                List.of(
                        "rwx------ ",
                        "rwxr-xr-x lib",
                        "rwxr-xr-x lib/pea-1.0",
                        "rw-r--r-- lib/pea-1.0/pea-1.0.jar",
                        "rwxr-xr-x releases",
                        "rwxr-xr-x releases/2",
                        "rw-r--r-- releases/2/release.yaml"),
                tree(staging));
        assertEquals("the jar of pea", Files.readString(staging.resolve(Archives.PEA)));
    }

    @Test
    void compressedEntriesComeOutWhole() throws Exception {
        byte[] large = new byte[300_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * i >> 7);
        }
        byte[] zip = Archives.with("lib/big-1/big-1.jar", large).change(3, RawZip.Entry::deflate).bytes();
        Path staging = directory.resolve("staging");
        try (ReleaseArchive archive = open(Files.write(directory.resolve("A.jar"), zip))) {
            archive.extractTo(staging);
        }
        assertEquals(Sha256.hex(large), Sha256.hex(Files.readAllBytes(staging.resolve("lib/big-1/big-1.jar"))));
    }

    @Test
    void whatIsWrittenIntoTheArchiveAfterwardsDoesNotCount() throws Exception {
        Path packed = Release.pack(directory);
        byte[] other = Archives.zip(
                        Archives.manifest(Map.of()), Map.of("lib/evil-1/evil-1.jar", Archives.text("evil")))
                .bytes();
        Path staging = directory.resolve("staging");
        try (ReleaseArchive archive = open(packed)) {
            Files.write(packed, other);
            archive.extractTo(staging);
        }
        assertEquals("the jar of pea", Files.readString(staging.resolve(Archives.PEA)));
        assertTrue(Files.notExists(staging.resolve("lib/evil-1")));
    }

    @Test
    void theCopyHasNoNameOnceItIsChecked() throws Exception {
        Path scratch = Files.createDirectory(directory.resolve("scratch"));
        Path packed = Release.pack(directory);
        try (ReleaseArchive archive = ReleaseArchive.open(packed, scratch, Limits.defaults(), Optional.empty());
                Stream<Path> left = Files.list(scratch)) {
            assertEquals(List.of(), left.toList(), archive.name());
        }
    }

    @Test
    void aDirectoryThatIsThereIsLeftAlone() throws Exception {
        Path staging = Files.createDirectory(directory.resolve("staging"));
        Files.writeString(staging.resolve("mine"), "mine");
        Path packed = Release.pack(directory);
        try (ReleaseArchive archive = open(packed)) {
            Archives.assertRefused(
                    packed, () -> archive.extractTo(staging),
                    "staging_exists", "mysystem-2.jar: it cannot be unpacked: there is a staging", "remove that first");
        }
        assertEquals("mine", Files.readString(staging.resolve("mine")));
    }

    @Test
    void aLinkInItsPlaceIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path staging = Files.createSymbolicLink(directory.resolve("staging"), elsewhere);
        try (ReleaseArchive archive = open(Release.pack(directory))) {
            assertThrows(RefusedException.class, () -> archive.extractTo(staging));
        }
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void aMissingParentIsNotMade() throws Exception {
        try (ReleaseArchive archive = open(Release.pack(directory))) {
            assertThrows(NoSuchFileException.class, () -> archive.extractTo(directory.resolve("no/staging")));
        }
        assertTrue(Files.notExists(directory.resolve("no")));
    }

    @Test
    void itCanBeUnpackedTwice() throws Exception {
        try (ReleaseArchive archive = open(Release.pack(directory))) {
            archive.extractTo(directory.resolve("one"));
            archive.extractTo(directory.resolve("other"));
        }
        assertEquals(tree(directory.resolve("one")), tree(directory.resolve("other")));
    }

    @Test
    void contentsThatAreNotWhatWasCheckedAreRefusedAndNothingIsLeft() throws Exception {
        Path file = Files.write(directory.resolve("A.jar"), Archives.good().bytes());
        Refusals refusals = new Refusals("A.jar");
        Path staging = directory.resolve("staging");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ZipBytes bytes = new ZipBytes(channel, Files.size(file));
            ZipEnd end = ZipEnd.find(bytes, refusals);
            List<Item> all = new LocalHeaders(bytes, refusals)
                    .locate(new Directory(Limits.defaults(), refusals).read(bytes, end), end);
            List<Item> items = all.subList(1, all.size());
            List<ArchiveEntry> entries = List.of(
                    new ArchiveEntry(Archives.PEA, 14, Sha256.hex(Archives.text("the jar of pea"))),
                    new ArchiveEntry(Archives.DESCRIPTOR, 31, Sha256.hex(Archives.text("something else"))));
            Extraction extraction = new Extraction(new Contents(bytes, refusals), refusals);
            Archives.assertRefused(
                    file, () -> extraction.extract(items, entries, staging),
                    "changed_meanwhile", "A.jar: entry \"releases/2/release.yaml\" is not what was checked",
                    "install it again");
            assertTrue(Files.notExists(staging), "what was written is left");

            channel.write(ByteBuffer.wrap(Archives.text("X")), items.get(0).data());
            Archives.assertRefused(
                    file, () -> extraction.extract(items, entries, staging),
                    "wrong_checksum", "A.jar: entry \"lib/pea-1.0/pea-1.0.jar\" does not have its checksum",
                    "fetch the archive again, and compare its SHA-256 with the one of where it was made");
            assertTrue(Files.notExists(staging), "what was written is left");
        }
    }

    @Test
    void whatCannotBeWrittenLeavesNothing() throws Exception {
        Path file = Files.write(directory.resolve("A.jar"), Archives.good().bytes());
        Path staging = directory.resolve("staging");
        Refusals refusals = new Refusals("A.jar");
        try (FileChannel channel = FileChannel.open(file)) {
            ZipBytes bytes = new ZipBytes(channel, Files.size(file));
            ZipEnd end = ZipEnd.find(bytes, refusals);
            List<Item> all = new LocalHeaders(bytes, refusals)
                    .locate(new Directory(Limits.defaults(), refusals).read(bytes, end), end);
            // The same file twice: the second time it is there, and is not written over.
            List<Item> items = List.of(all.get(1), all.get(1));
            ArchiveEntry pea = new ArchiveEntry(Archives.PEA, 14, Sha256.hex(Archives.text("the jar of pea")));
            assertThrows(
                    FileAlreadyExistsException.class,
                    () -> new Extraction(new Contents(bytes, refusals), refusals)
                            .extract(items, List.of(pea, pea), staging));
        }
        assertTrue(Files.notExists(staging), "what was written is left");
    }
}
