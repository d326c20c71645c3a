package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest file is number one; there are never more files than told, and none is larger than told. */
class RotatingLogTest {

    @TempDir
    private Path folder;

    @Test
    void olderLinesMoveUpAndTheOldestAreDropped() throws IOException {
        try (RotatingLog log = new RotatingLog(folder, "log", 8, 3)) {
            for (String line : new String[] {"one", "two", "three", "four", "five", "six"}) {
                log.line(line);
            }
        }
        assertEquals("six\n", text(1));
        assertEquals("five\n", text(2));
        assertEquals("four\n", text(3));
        assertFalse(Files.exists(folder.resolve("log.4")));
    }

    @Test
    void aLineThatCameWholeIsNotDivided() throws IOException {
        try (RotatingLog log = new RotatingLog(folder, "log", 10, 3)) {
            append(log, "one\ntwo\nthree\nfour\n");
        }
        assertEquals("four\n", text(1));
        assertEquals("three\n", text(2));
        assertEquals("one\ntwo\n", text(3));
    }

    @Test
    void aLineThatIsLongerThanAFileIsDivided() throws IOException {
        try (RotatingLog log = new RotatingLog(folder, "log", 4, 3)) {
            append(log, "abcdefgh\n");
        }
        assertEquals("\n", text(1));
        assertEquals("efgh", text(2));
        assertEquals("abcd", text(3));
    }

    @Test
    void aLineBeginsOnALineOfItsOwn() throws IOException {
        try (RotatingLog log = new RotatingLog(folder, "log", 100, 3)) {
            append(log, "no newline");
            log.line("heart: one");
            log.line("heart: two");
        }
        assertEquals("no newline\nheart: one\nheart: two\n", text(1));
    }

    @Test
    void itGoesOnWhereItEnded() throws IOException {
        for (String line : new String[] {"one", "two", "three"}) {
            try (RotatingLog log = new RotatingLog(folder, "log", 8, 3)) {
                log.line(line);
            }
        }
        assertEquals("three\n", text(1));
        assertEquals("one\ntwo\n", text(2));
    }

    @Test
    void anOlderFileThatIsLargerThanAllowedNowMovesUp() throws IOException {
        Files.writeString(folder.resolve("log.1"), "0123456789");
        try (RotatingLog log = new RotatingLog(folder, "log", 8, 3)) {
            log.line("new");
        }
        assertEquals("new\n", text(1));
        assertEquals("0123456789", text(2));
    }

    @Test
    void whatCannotBeWrittenIsToldWhenItCan() throws IOException {
        Path missing = folder.resolve("missing");
        try (RotatingLog log = new RotatingLog(missing, "log", 1000, 3)) {
            log.line("lost");
            log.line("as well");
            Files.createDirectory(missing);
            log.line("written");
        }
        assertEquals("(13 bytes could not be written here)\nwritten\n", Files.readString(missing.resolve("log.1")));
    }

    private static void append(RotatingLog log, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.append(bytes, bytes.length);
    }

    private String text(int number) throws IOException {
        Path file = folder.resolve("log." + number);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
