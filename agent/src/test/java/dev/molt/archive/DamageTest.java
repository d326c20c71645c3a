package dev.molt.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.testing.EveryJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of an archive on its way, it is refused in words, or is the same release by the same signer. */
@EveryJdk
class DamageTest {

    private static final int RANDOM_CHANGES = 300;

    @TempDir
    private Path directory;

    private byte[] signed;
    private List<ArchiveEntry> entries;
    private Optional<String> signer;
    private int refusals;

    @BeforeEach
    void pack() throws Exception {
        Path archive = Release.pack(directory, new Keys(directory).selfSigned("ann"));
        signed = Files.readAllBytes(archive);
        try (ReleaseArchive opened = ReleaseArchive.open(archive, Limits.defaults(), Optional.empty())) {
            entries = opened.entries();
            signer = opened.signer();
        }
    }

    private void open(byte[] bytes, String what) throws IOException {
        Path archive = Files.write(directory.resolve("A.jar"), bytes);
        try (ReleaseArchive opened = ReleaseArchive.open(archive, Limits.defaults(), Optional.empty())) {
            assertEquals(entries, opened.entries(), what);
            assertEquals(signer, opened.signer(), what);
        } catch (RefusedException e) {
            refusals++;
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    @Test
    void aByteThatChanges() throws IOException {
        for (int i = 0; i < signed.length; i++) {
            byte[] changed = signed.clone();
            changed[i] ^= 0x20;
            open(changed, "byte " + i);
        }
        // What may change are times, and the versions of zip that an entry asks for.
        assertTrue(refusals > signed.length * 8 / 10, () -> refusals + " of " + signed.length);
    }

    @Test
    void bytesThatChangeAtRandom() throws IOException {
        for (int seed = 0; seed < RANDOM_CHANGES; seed++) {
            Random random = new Random(seed);
            byte[] changed = signed.clone();
            for (int i = random.nextInt(8); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            open(changed, "seed " + seed);
        }
        assertTrue(refusals > RANDOM_CHANGES / 2, () -> refusals + " of " + RANDOM_CHANGES);
    }

    @Test
    void numbersThatAreAtTheirLimits() throws IOException {
        for (int i = 0; i + Integer.BYTES <= signed.length; i++) {
            byte[] changed = signed.clone();
            for (int j = 0; j < Integer.BYTES; j++) {
                changed[i + j] = (byte) (j == 3 ? 0x7F : 0xFF);
            }
            open(changed, "number at " + i);
        }
    }
}
