package dev.molt.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is replaced as a whole. */
class AtomicFileTest {

    @TempDir
    private Path folder;

    @Test
    void holdsWhatWasWrittenLast() throws IOException {
        AtomicFile file = new AtomicFile(folder.resolve("f"));
        assertEquals(Optional.empty(), file.read());
        file.write("one");
        file.write("zwei ä");
        assertEquals(Optional.of("zwei ä"), file.read());
        assertEquals(Map.of("", "/", "f", "zwei ä"), Snapshot.of(folder));
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("f"))));
        file.delete();
        file.delete();
        assertEquals(Map.of("", "/"), Snapshot.of(folder));
    }

    @Test
    void aLinkIsReplacedAndNotWhatItLeadsTo() throws IOException {
        Files.writeString(folder.resolve("other"), "other");
        Files.createSymbolicLink(folder.resolve("f"), Path.of("other"));
        new AtomicFile(folder.resolve("f")).write("new");
        assertEquals(Map.of("", "/", "f", "new", "other", "other"), Snapshot.of(folder));
    }

    @Test
    void whatAWriterThatDiedLeftIsInNobodysWay() throws IOException {
        AtomicFile dying = new AtomicFile(
                new FailingDisk(new RealDisk(), 1, () -> {
                    throw new FailingDisk.Death();
                }),
                folder.resolve("f"));
        assertThrows(FailingDisk.Death.class, () -> dying.write("1234"));
        assertEquals(Map.of("", "/", ".f.tmp", "12"), Snapshot.of(folder));
        new AtomicFile(folder.resolve("f")).write("new");
        assertEquals(Map.of("", "/", "f", "new"), Snapshot.of(folder));
    }

    @Test
    void staleOnesAreRemovedAndNothingElse() throws IOException {
        Files.writeString(folder.resolve(".f.tmp"), "");
        Files.writeString(folder.resolve("f.tmp"), "");
        Files.writeString(folder.resolve(".f"), "");
        AtomicFile.removeStale(folder);
        assertEquals(Map.of("", "/", "f.tmp", "", ".f", ""), Snapshot.of(folder));
    }
}
