package dev.molt.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.registry.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for a change is written down, with what became of it, before he is told. */
class AuditedReleasesTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    /** SHA-256 of the text "abc": FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    private final List<String> lost = new ArrayList<>();
    private final ReleasesForTests asked = new ReleasesForTests();
    private Path log;
    private Releases releases;

    @BeforeEach
    void open() {
        log = folder.resolve("audit.log");
        releases = new AuditedReleases(asked, new AuditLog(NOON, log), new Asker("ann", "socket"), lost::add);
    }

    @Test
    void whatIsDoneIsWrittenDown() throws Exception {
        releases.unpack("/b.tar.gz");
        releases.install(InstallRequest.of("B"));
        releases.confirm("B");
        releases.makePermanent("B", false);
        releases.rebootOld("A");
        releases.remove("B");
        releases.setUnpacked("B");
        releases.setRemoved("B");
        assertLog(
                entry("unpack", "/b.tar.gz", "ab12", "ok", ""),
                entry("install", "B", "", "ok", ""),
                entry("confirm", "B", "", "ok", ""),
                entry("make_permanent", "B", "", "ok", ""),
                entry("reboot_old", "A", "", "ok", ""),
                entry("remove", "B", "", "ok", ""),
                entry("set_unpacked", "B", "", "ok", ""),
                entry("set_removed", "B", "", "ok", ""));
    }

    @Test
    void whatIsRefusedOrFailsIsWrittenDownWithItsReason() throws Exception {
        assertThrows(RefusedException.class, () -> releases.install(InstallRequest.of("C")));
        assertThrows(EvaluationException.class, () -> releases.install(InstallRequest.of("D")));
        assertThrows(RefusedException.class, () -> releases.remove("C"));
        assertLog(
                entry("install", "C", "", "refused", "no_way: C is not to be had; no_way: nor anything like it"),
                entry("install", "D", "", "failed", "app.A.b threw java.lang.IllegalStateException: no"),
                entry("remove", "C", "", "refused", "no_release: C is not to be had; no_release: nor anything like it"));
    }

    @Test
    void anArchiveThatIsRefusedIsTold() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.tar.gz"), "abc");
        assertThrows(RefusedException.class, () -> releases.unpack(bad.toString()));
        assertThrows(RefusedException.class, () -> releases.unpack("/none/bad"));
        String reason = "bad_archive: C is not to be had; bad_archive: nor anything like it";
        assertLog(
                entry("unpack", bad.toString(), ABC, "refused", reason),
                entry("unpack", "/none/bad", "", "refused", reason));
    }

    @Test
    void questionsAreNot() throws Exception {
        releases.which();
        releases.check("C");
        assertTrue(Files.notExists(log));
        assertEquals(List.of("which", "check C"), asked.asked);
    }

    @Test
    void nothingIsBegunThatCannotBeWrittenDown() throws IOException {
        Files.createDirectory(log);
        RefusedException refused =
                assertThrows(RefusedException.class, () -> releases.install(InstallRequest.of("B")));
        assertTrue(
                refused.getMessage().startsWith("error: the audit log " + log + " cannot be written: "), refused.getMessage());
        assertEquals(List.of(), asked.asked);
    }

    @Test
    void aLogThatIsLostInTheMiddleDoesNotUndoAnything() throws Exception {
        Thread taking = new Thread(() -> {
            try {
                asked.waiting.await();
                Files.delete(log);
                Files.createDirectory(log);
                asked.goOn.countDown();
            } catch (InterruptedException | IOException e) {
                throw new AssertionError(e);
            }
        });
        taking.start();
        assertEquals("installed", releases.install(InstallRequest.of("G")).outcome());
        assertEquals(1, lost.size());
        assertTrue(lost.get(0).startsWith("the audit log " + log + " cannot be written: "), lost::toString);
        assertTrue(lost.get(0).endsWith(": install G"), lost::toString);
    }

    private void assertLog(String... entries) throws IOException {
        assertEquals(List.of(entries), Files.readAllLines(log));
    }

    private static String entry(String action, String subject, String digest, String outcome, String reason) {
        return "{\"time\":\"2026-01-01T12:00:00Z\",\"user\":\"ann\",\"from\":\"socket\",\"action\":\"" + action
                + "\",\"subject\":\"" + subject + "\",\"digest\":\"" + digest + "\",\"outcome\":\"" + outcome
                + "\",\"reason\":\"" + reason + "\"}";
    }
}
