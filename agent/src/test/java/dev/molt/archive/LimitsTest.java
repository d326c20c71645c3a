package dev.molt.archive;

import static dev.molt.archive.Archives.assertRefused;
import static dev.molt.archive.Archives.good;
import static dev.molt.archive.Archives.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.testing.EveryJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive takes no more room than the limits say, whatever it says itself. */
@EveryJdk
class LimitsTest {

    private static final String BOMB = "lib/bomb-1/bomb-1.jar";
    private static final String RAISE = "raise the limit if you know who made it";
    private static final String MAKE = "have the archive made by Molt; do not install this one";
    private static final int MIB = 1 << 20;

    @TempDir
    private Path directory;

    private void refused(byte[] bytes, Limits limits, String... expected) throws IOException {
        assertRefused(directory, bytes, limits, Optional.empty(), expected);
    }

    @Test
    void theyAreSaneWhereNobodySaysMore() {
        assertEquals(new Limits(2L << 30, 1L << 30, 10_000, 200), Limits.defaults());
    }

    @Test
    void zeroIsNoLimit() {
        assertThrows(IllegalArgumentException.class, () -> new Limits(0, 1, 1, 1));
    }

    @Test
    void tooManyEntries() throws IOException {
        refused(
                good().bytes(), new Limits(1 << 20, 1 << 20, 2, 100),
                "too_many_entries", "A.jar: it has 3 entries; at most 2 are allowed", RAISE);
    }

    @Test
    void tooLargeAFile() throws IOException {
        refused(
                good().bytes(), new Limits(500, 500, 10, 100),
                "too_large", "A.jar: the file has more than the 500 bytes that are allowed", RAISE);
    }

    @Test
    void tooLargeAnEntry() throws IOException {
        refused(
                with(BOMB, new byte[MIB]).bytes(), new Limits(2 * MIB, MIB - 1, 10, 100),
                "too_large",
                "A.jar: entry \"lib/bomb-1/bomb-1.jar\" has 1048576 bytes; at most 1048575 are allowed", RAISE);
    }

    @Test
    void tooLargeInAll() throws IOException {
        byte[] zip = with(BOMB, new byte[MIB]).change(3, RawZip.Entry::deflate).bytes();
        int total = MIB + total();
        refused(
                zip, new Limits(MIB, MIB, 10, 10_000),
                "too_large", "A.jar: its entries have " + total + " bytes; at most 1048576 are allowed", RAISE);
    }

    /** The bytes of all entries but the bomb. */
    private static int total() {
        var contents = Archives.contents();
        int sum = contents.values().stream().mapToInt(content -> content.length).sum();
        contents.put(BOMB, new byte[MIB]);
        return sum + Archives.manifest(contents).length;
    }

    @Test
    void compressedTooWell() throws IOException {
        RawZip zip = with(BOMB, new byte[MIB]).change(3, RawZip.Entry::deflate);
        int[] length = new int[1];
        zip.change(3, entry -> length[0] = entry.data.length);
        refused(
                zip.bytes(), Limits.defaults(),
                "compression_ratio",
                "A.jar: entry \"lib/bomb-1/bomb-1.jar\" becomes 1048576 bytes from " + length[0]
                        + "; at most 200 times as many are allowed",
                RAISE);
    }

    @Test
    void aSmallEntryMayBeCompressedAsWellAsItCan() throws Exception {
        byte[] zip = with(BOMB, new byte[MIB - 1]).change(3, RawZip.Entry::deflate).bytes();
        ReleaseArchive.open(Files.write(directory.resolve("A.jar"), zip), Limits.defaults(), Optional.empty()).close();
    }

    @Test
    void anEntryThatIsLargerThanItSaysIsNotReadOn() throws IOException {
        refusedBomb(entry -> entry.size = 100, "says that it has 100 bytes, and has more");
    }

    @Test
    void anEntryThatIsSmallerThanItSaysIsRefused() throws IOException {
        refusedBomb(entry -> entry.size = 200_001, "says that it has 200001 bytes, and has fewer");
    }

    private void refusedBomb(Consumer<RawZip.Entry> change, String what) throws IOException {
        RawZip zip = with(BOMB, new byte[200_000]).change(3, entry -> {
            entry.deflate();
            change.accept(entry);
            entry.localSize = (int) entry.size;
        });
        refused(
                zip.bytes(), Limits.defaults(),
                "wrong_size", "A.jar: entry \"lib/bomb-1/bomb-1.jar\" " + what, MAKE);
    }

    @Test
    void aStoredEntryHasOneSize() throws IOException {
        refused(
                good().change(1, entry -> entry.size = 1).bytes(), Limits.defaults(),
                "wrong_size",
                "A.jar: entry \"lib/pea-1.0/pea-1.0.jar\" is stored in another size than its own", MAKE);
    }

    @Test
    void aSignatureIsReadIntoMemoryAndMayNotBeHuge() throws IOException {
        refused(
                good().add("META-INF/MOLT.SF", new byte[0]).add("META-INF/MOLT.RSA", new byte[(16 << 20) + 1]).bytes(),
                Limits.defaults(),
                "too_large",
                "A.jar: entry \"META-INF/MOLT.RSA\" has 16777217 bytes; at most 16777216 are allowed in META-INF", MAKE);
    }

    @Test
    void theManifestIsReadIntoMemoryAndMayNotBeHuge() throws IOException {
        refused(
                Archives.zip(new byte[(16 << 20) + 1], Archives.contents()).bytes(), Limits.defaults(),
                "too_large",
                "A.jar: entry \"META-INF/MANIFEST.MF\" has 16777217 bytes; at most 16777216 are allowed in META-INF", MAKE);
    }
}
