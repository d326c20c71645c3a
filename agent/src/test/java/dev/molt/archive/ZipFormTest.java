package dev.molt.archive;

import static dev.molt.archive.Archives.assertRefused;
import static dev.molt.archive.Archives.good;
import static dev.molt.archive.Archives.text;
import static dev.molt.archive.Archives.with;

import dev.molt.testing.EveryJdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file is one zip, all of it and nothing else, and whoever reads it finds the same entries. */
@EveryJdk
class ZipFormTest {

    private static final String FETCH =
            "fetch the archive again, and compare its SHA-256 with the one of where it was made";
    private static final String MAKE = "have the archive made by Molt; do not install this one";
    private static final String NAME = "name the file that was packed, NAME-VERSION.jar";
    private static final String PEA = "A.jar: entry \"lib/pea-1.0/pea-1.0.jar\" ";

    @TempDir
    private Path directory;

    private void refused(byte[] bytes, String code, String message, String cure) throws IOException {
        assertRefused(directory, bytes, code, message, cure);
    }

    /** Refuses a good archive in which the entry of pea was changed. */
    private void refusedIf(Consumer<RawZip.Entry> change, String code, String message, String cure) throws IOException {
        refused(good().change(1, change).bytes(), code, message, cure);
    }

    @Test
    void aGoodOneIsOpened() throws Exception {
        Path archive = Files.write(directory.resolve("A.jar"), good().bytes());
        ReleaseArchive.open(archive, Limits.defaults(), Optional.empty()).close();
    }

    @Test
    void oneWithSizesBehindTheContentsIsOpened() throws Exception {
        byte[] bytes = good().change(1, RawZip.Entry::deflate).change(1, RawZip.Entry::describeBehind).bytes();
        ReleaseArchive.open(Files.write(directory.resolve("A.jar"), bytes), Limits.defaults(), Optional.empty()).close();
    }

    @Test
    void whatIsNotThereIsRefused() {
        Path archive = directory.resolve("A.jar");
        assertRefused(
                archive, () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.empty()),
                "no_archive", "A.jar: there is no such file", NAME);
    }

    @Test
    void aDirectoryIsNoArchive() throws IOException {
        Path archive = Files.createDirectory(directory.resolve("A.jar"));
        assertRefused(
                archive, () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.empty()),
                "no_archive", "A.jar: there is no such file", NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "release: mysystem", "this is a text that is longer than the end of a zip file"})
    void whatIsNoZipIsRefused(String text) throws IOException {
        refused(text(text), "not_a_zip", "A.jar: it is no jar", NAME);
    }

    @Test
    void aTruncatedOneIsRefusedWhereverItEnds() throws IOException {
        byte[] whole = good().bytes();
        for (int length = 4; length < whole.length; length++) {
            refused(Arrays.copyOf(whole, length), "truncated", "A.jar: a part of the archive is missing", FETCH);
        }
    }

    @Test
    void oneThatEndsWithAJarThatItHoldsIsRefused() throws IOException {
        byte[] inner = good().bytes();
        byte[] whole = with("lib/app-1/app-1.jar", inner).bytes();
        int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\5\6") + 22;
        int before = end - inner.length;
        refused(
                Arrays.copyOf(whole, end),
                "leading_bytes",
                "A.jar: " + before + " bytes stand before the first entry: it is another file as well",
                MAKE);
        refused(Arrays.copyOf(whole, end + 9), "truncated", "A.jar: a part of the archive is missing", FETCH);
    }

    @Test
    void oneThatLacksAPartInTheMiddleIsTruncated() throws IOException {
        byte[] whole = good().bytes();
        byte[] without = Arrays.copyOf(whole, whole.length - 10);
        System.arraycopy(whole, 110, without, 100, without.length - 100);
        refused(without, "truncated", "A.jar: a part of the archive is missing", FETCH);
    }

    @Test
    void bytesBeforeTheFirstEntryAreRefused() throws IOException {
        String message = "A.jar: 10 bytes stand before the first entry: it is another file as well";
        refused(good().before("#!/bin/sh\n").bytes(), "leading_bytes", message, MAKE);
        refused(good().before("#!/bin/sh\n").bytes(10), "leading_bytes", message, MAKE);
    }

    @Test
    void bytesAfterTheEndAreRefused() throws IOException {
        refused(
                good().behind("#!/bin/sh\n").bytes(),
                "trailing_bytes", "A.jar: 10 bytes stand after the end of the archive", MAKE);
    }

    @Test
    void aCommentIsBytesAfterTheEnd() throws IOException {
        byte[] bytes = good().behind("hello").bytes();
        bytes[bytes.length - 7] = 5;
        refused(bytes, "trailing_bytes", "A.jar: 5 bytes stand after the end of the archive", MAKE);
    }

    @Test
    void bytesBetweenEntriesAreRefused() throws IOException {
        refusedIf(
                entry -> entry.stray = text("hidden"),
                "stray_bytes",
                "A.jar: 6 bytes between entry \"lib/pea-1.0/pea-1.0.jar\" and entry \"releases/2/release.yaml\" belong to"
                        + " no entry",
                MAKE);
    }

    @Test
    void anEntryThatTheDirectoryDoesNotHaveIsStrayBytes() throws IOException {
        byte[] hidden = new RawZip().add("lib/x-1/x.jar", text("hidden")).bytes();
        refused(
                good().change(2, entry -> entry.stray = Arrays.copyOf(hidden, 49)).bytes(),
                "stray_bytes",
                "A.jar: 49 bytes between entry \"releases/2/release.yaml\" and the directory belong to no entry",
                MAKE);
    }

    @Test
    void bytesBetweenDirectoryAndEndAreRefused() throws IOException {
        byte[] whole = good().bytes();
        byte[] more = Arrays.copyOf(whole, whole.length + 3);
        System.arraycopy(whole, whole.length - 22, more, whole.length - 19, 22);
        refused(more, "stray_bytes", "A.jar: 3 bytes between the directory and its end belong to no entry", MAKE);
    }

    @Test
    void entriesThatShareBytesAreRefused() throws IOException {
        refused(
                good().change(2, entry -> entry.offsetMoved = -4).bytes(),
                "overlapping_entries",
                "A.jar: entry \"lib/pea-1.0/pea-1.0.jar\" and entry \"releases/2/release.yaml\" overlap",
                MAKE);
    }

    @Test
    void aDirectoryThatIsNotAsItsEndSaysIsRefused() throws IOException {
        String message = "A.jar: its directory is not as its end says";
        refused(good().moreEntries(1).bytes(), "damaged_directory", message, FETCH);
        refused(good().moreEntries(-1).bytes(), "damaged_directory", message, FETCH);
        refused(good().moreEntries(-3).bytes(), "damaged_directory", message, FETCH);
    }

    @Test
    void anotherNameInFrontOfTheContentsIsRefused() throws IOException {
        refusedIf(
                entry -> entry.localName = "lib/pea-1.0/PEA-1.0.jar",
                "header_mismatch", PEA + "has another name in the directory than in front of its contents", MAKE);
        refusedIf(
                entry -> entry.localName = "../x",
                "header_mismatch", PEA + "has another name in the directory than in front of its contents", MAKE);
    }

    @Test
    void anotherSizeInFrontOfTheContentsIsRefused() throws IOException {
        refusedIf(
                entry -> entry.localSize = 1,
                "header_mismatch", PEA + "has another size in the directory than in front of its contents", MAKE);
    }

    @Test
    void anotherSizeBehindTheContentsIsRefused() throws IOException {
        refusedIf(
                entry -> {
                    entry.deflate();
                    entry.describeBehind();
                    entry.descriptor[12]++;
                },
                "header_mismatch", PEA + "has another size in the directory than in front of its contents", MAKE);
    }

    @Test
    void anEntryThatIsNotWhereTheDirectorySaysIsRefused() throws IOException {
        byte[] bytes = good().bytes();
        bytes[0] = 'X';
        refused(
                bytes,
                "header_mismatch",
                "A.jar: entry \"META-INF/MANIFEST.MF\" has another place in the directory than in front of its contents",
                MAKE);
    }

    @Test
    void symbolicLinksAreRefused() throws IOException {
        refusedIf(
                entry -> entry.attributes = 0120777L << 16,
                "symbolic_link", PEA + "is a symbolic link", "pack the file that it leads to");
    }

    @Test
    void directoriesAreRefused() throws IOException {
        String what = "is a directory, and only files are expected";
        String cure = "leave directories out; they come with their files";
        refusedIf(entry -> entry.attributes = 0040755L << 16, "directory", PEA + what, cure);
        refusedIf(entry -> entry.attributes = 0x10, "directory", PEA + what, cure);
        refused(
                good().add("lib/pea-2.0/", new byte[0]).bytes(),
                "directory", "A.jar: entry \"lib/pea-2.0/\" " + what, cure);
    }

    @Test
    void devicesAreRefused() throws IOException {
        refusedIf(
                entry -> entry.attributes = 0020666L << 16, "special_file", PEA + "is no regular file", MAKE);
    }

    @Test
    void whatProgramsReadDifferentlyIsRefused() throws IOException {
        refusedIf(
                entry -> entry.flags = 1,
                "unsupported_zip", PEA + "is encrypted or of a newer zip format", MAKE);
        refusedIf(entry -> entry.method = 12, "unsupported_zip", PEA + "is compressed by method 12", MAKE);
        refusedIf(
                RawZip.Entry::describeBehind,
                "unsupported_zip", PEA + "is stored and does not tell its size in front", MAKE);
        refusedIf(
                entry -> entry.extra = new byte[] {0x75, 0x70, 0, 0},
                "unsupported_zip", PEA + "has extra fields or a comment", MAKE);
        refusedIf(entry -> entry.part = 1, "unsupported_zip", PEA + "is in another part of the archive", MAKE);
    }

    @Test
    void zipsOfSeveralPartsOrOfHugeOnesAreRefused() throws IOException {
        byte[] bytes = good().bytes();
        bytes[bytes.length - 18] = 1;
        refused(bytes, "unsupported_zip", "A.jar: it is one of several parts", MAKE);
        refused(
                good().moreEntries(0xFFFF - 3).bytes(),
                "unsupported_zip", "A.jar: it is a zip64 file, for more than 4 GiB or 65,534 entries", MAKE);
    }

    @Test
    void whatCannotBeUnpackedIsRefused() throws IOException {
        refusedIf(entry -> entry.method = 8, "damaged_entry", PEA + "cannot be unpacked", FETCH);
        refusedIf(
                entry -> {
                    entry.deflate();
                    entry.data = Arrays.copyOf(entry.data, entry.data.length + 1);
                },
                "damaged_entry", PEA + "cannot be unpacked", FETCH);
        refusedIf(
                entry -> {
                    entry.deflate();
                    entry.data = Arrays.copyOf(entry.data, entry.data.length - 2);
                },
                "damaged_entry", PEA + "cannot be unpacked", FETCH);
    }

    @Test
    void aWrongChecksumIsRefused() throws IOException {
        refusedIf(entry -> entry.crc++, "wrong_checksum", PEA + "does not have its checksum", FETCH);
    }
}
