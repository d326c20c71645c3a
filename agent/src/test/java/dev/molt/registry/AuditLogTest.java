package dev.molt.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asked for what. */
class AuditLogTest {

    private static final String LINE = "{\"time\":\"2026-01-01T12:00:00Z\",\"user\":\"ann\",\"from\":\"process 7\","
            + "\"action\":\"install\",\"subject\":\"SECOND\",\"digest\":\"ab\",\"outcome\":\"refused\","
            + "\"reason\":\"line 1\\nline \\\"2\\\"\"}";

    private static final AuditEntry ENTRY = new AuditEntry(
            "ann", "process 7", "install", "SECOND", "ab", AuditEntry.Outcome.REFUSED, "line 1\nline \"2\"");

    @TempDir
    private Path folder;

    private Path file;
    private AuditLog log;

    @BeforeEach
    void makeLog() {
        file = folder.resolve("audit.log");
        log = new AuditLog(Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC), file);
    }

    @Test
    void anEntryIsALine() throws IOException {
        log.append(ENTRY);
        log.append(ENTRY);
        assertEquals(LINE + "\n" + LINE + "\n", Files.readString(file));
    }

    @Test
    void onlyItsOwnerCanRead() throws IOException {
        log.append(ENTRY);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        log.append(ENTRY);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void afterALineThatWasCutOffTheNextBeginsANewOne() throws IOException {
        log.append(ENTRY);
        Files.writeString(file, "{\"time\":\"20", StandardOpenOption.APPEND);
        log.append(ENTRY);
        assertEquals(List.of(LINE, "{\"time\":\"20", LINE), Files.readAllLines(file));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Files.writeString(folder.resolve("other"), "");
        Files.createSymbolicLink(file, Path.of("other"));
        IOException failure = assertThrows(IOException.class, () -> log.append(ENTRY));
        assertTrue(
                failure.getMessage().startsWith("the audit log " + file + " cannot be written: "), failure::getMessage);
        assertEquals("", Files.readString(folder.resolve("other")));
    }
}
