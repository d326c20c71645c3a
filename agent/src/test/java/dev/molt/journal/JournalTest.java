package dev.molt.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down, and what becomes of it where the file cannot be written. */
class JournalTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void withoutAFileTheLatestEntriesAreKeptInOrder() throws IOException {
        Journal journal = new Journal(NOON, Optional.empty());
        journal.begin(1, "app 1 -> 2");
        journal.write(1, "load: a.B", "ok", "");
        assertEquals(
                List.of(
                        new JournalEntry("2026-01-01T12:00:00Z", 1, "begin", "ok", "app 1 -> 2"),
                        new JournalEntry("2026-01-01T12:00:00Z", 1, "load: a.B", "ok", "")),
                journal.entries());
    }

    @Test
    void inMemoryTheOldestMakeRoom() {
        Journal journal = new Journal(NOON, Optional.empty());
        for (int i = 0; i < Journal.KEPT + 3; i++) {
            journal.write(i, "step", "ok", "");
        }
        assertEquals(Journal.KEPT, journal.entries().size());
        assertEquals(3, journal.entries().get(0).upgrade());
        assertEquals(Journal.KEPT + 2, journal.entries().get(Journal.KEPT - 1).upgrade());
    }

    @Test
    void aFileIsAppendedToLineByLine() throws IOException {
        Path file = Files.writeString(folder.resolve("journal"), "what was there\n");
        Journal journal = new Journal(NOON, Optional.of(file));
        journal.check();
        journal.begin(1, "a \"b\"\nc");
        journal.write(1, "end", "ok", "");
        assertEquals(
                List.of(
                        "what was there",
                        "{\"time\":\"2026-01-01T12:00:00Z\",\"upgrade\":1,\"step\":\"begin\",\"outcome\":\"ok\","
                                + "\"detail\":\"a \\\"b\\\"\\nc\"}",
                        "{\"time\":\"2026-01-01T12:00:00Z\",\"upgrade\":1,\"step\":\"end\",\"outcome\":\"ok\",\"detail\":\"\"}"),
                Files.readAllLines(file));
    }

    @Test
    void whatCannotBeWrittenDownIsNotBegun() throws IOException {
        Path file = folder.resolve("none/journal");
        Journal journal = new Journal(NOON, Optional.of(file));
        String reason = "the journal " + file + " cannot be written: there is no such directory";
        assertEquals(reason, assertThrows(IOException.class, journal::check).getMessage());
        assertEquals(reason, assertThrows(IOException.class, () -> journal.begin(1, "")).getMessage());
        assertEquals(List.of(), journal.entries());
        Files.createDirectory(file.getParent());
        journal.begin(1, "");
        assertEquals(1, journal.entries().size());
    }

    @Test
    void aFileThatIsADirectoryIsNoJournal() {
        Journal journal = new Journal(NOON, Optional.of(folder));
        assertEquals(
                "the journal " + folder + " cannot be written: " + folder + ": Is a directory",
                assertThrows(IOException.class, journal::check).getMessage());
    }

    @Test
    void aFileThatIsLostInTheMiddleDoesNotBreakTheUpgradeOff() throws IOException {
        Path file = Files.createDirectory(folder.resolve("dir")).resolve("journal");
        Journal journal = new Journal(NOON, Optional.of(file));
        journal.begin(1, "");
        Files.delete(file);
        Files.delete(file.getParent());
        journal.write(1, "end", "ok", "");
        assertEquals(List.of("begin", "end", "journal"), journal.entries().stream().map(JournalEntry::step).toList());
        assertEquals("failed", journal.entries().get(2).outcome());
    }
}
