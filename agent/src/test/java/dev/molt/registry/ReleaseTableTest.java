package dev.molt.registry;

import static dev.molt.registry.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.diag.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What events of one release make of all. */
class ReleaseTableTest {

    private static ReleaseTable table(String... releases) {
        return ReleaseTable.of(Stream.of(releases)
                .map(text -> text.split(" "))
                .map(words -> release(words[0], ReleaseStatus.of(words[1]).orElseThrow()))
                .toList());
    }

    private static Release release(String version, ReleaseStatus status) {
        return new Release("s", version, Optional.empty(), "0.1.0", List.of(), status);
    }

    private static String text(List<Release> releases) {
        return releases.stream().map(r -> r.version() + " " + r.status()).collect(Collectors.joining(", "));
    }

    @Test
    void installedIsCurrentInMemoryAndUnpackedAtRest() throws RefusedException {
        ReleaseTable table = table("B unpacked", "A permanent").after(ReleaseEvent.INSTALL, "B");
        assertEquals("B current, A permanent", text(table.releases()));
        assertEquals("B unpacked, A permanent", text(table.atRest()));
        assertEquals("B unpacked, A permanent", text(table.restarted().releases()));
    }

    @Test
    void anOldOneThatIsCurrentIsOldAtRest() throws RefusedException {
        ReleaseTable table = table("B old", "A permanent").after(ReleaseEvent.INSTALL, "B");
        assertEquals("B current, A permanent", text(table.releases()));
        assertEquals("B old, A permanent", text(table.atRest()));
    }

    @Test
    void theOneThatWasCurrentBecomesOldWithWhateverIsInstalled() throws RefusedException {
        ReleaseTable table = table("C unpacked", "B unpacked", "A permanent").after(ReleaseEvent.INSTALL, "B");
        assertEquals("C current, B old, A permanent", text(table.after(ReleaseEvent.INSTALL, "C").releases()));
        assertEquals("C unpacked, B old, A permanent", text(table.after(ReleaseEvent.INSTALL, "C").atRest()));
        assertEquals("C unpacked, B old, A permanent", text(table.after(ReleaseEvent.INSTALL, "A").releases()));
    }

    @Test
    void madePermanentMakesThePermanentOneOld() throws RefusedException {
        ReleaseTable table = table("B unpacked", "A permanent").after(ReleaseEvent.INSTALL, "B");
        assertEquals("B permanent, A old", text(table.after(ReleaseEvent.MAKE_PERMANENT, "B").releases()));
        assertEquals("B current, A permanent", text(table.after(ReleaseEvent.MAKE_PERMANENT, "A").releases()));
    }

    @Test
    void anOldOneIsRebooted() throws RefusedException {
        ReleaseTable table = table("C unpacked", "B permanent", "A old").after(ReleaseEvent.INSTALL, "C");
        assertEquals("C current, B old, A permanent", text(table.after(ReleaseEvent.REBOOT_OLD, "A").releases()));
        assertEquals("C unpacked, B old, A permanent", text(table.after(ReleaseEvent.REBOOT_OLD, "A").atRest()));
    }

    @Test
    void removedIsGoneAndNothingElseChanges() throws RefusedException {
        ReleaseTable table = table("C unpacked", "B permanent", "A old").after(ReleaseEvent.INSTALL, "C");
        assertEquals("C current, B permanent", text(table.after(ReleaseEvent.REMOVE, "A").releases()));
    }

    @Test
    void refusalsNameTheReleaseItsStatusAndWhatIsNeeded() throws RefusedException {
        ReleaseTable table = table("C unpacked", "B unpacked", "A permanent").after(ReleaseEvent.INSTALL, "C");
        assertRefused("bad_status", """
                error: release B is unpacked, and make_permanent needs current
                  cure: install it first""", () -> table.after(ReleaseEvent.MAKE_PERMANENT, "B"));
        assertRefused("bad_status", """
                error: release B is unpacked, and reboot_old needs old
                  cure: install it instead""", () -> table.after(ReleaseEvent.REBOOT_OLD, "B"));
        assertRefused("bad_status", """
                error: release C is current, and remove needs unpacked or old
                  cure: install another release first""", () -> table.after(ReleaseEvent.REMOVE, "C"));
        assertRefused("permanent", """
                error: release A is permanent, and the system starts with it
                  cure: make another release permanent first""", () -> table.after(ReleaseEvent.REMOVE, "A"));
        assertRefused("already_installed",
                "error: release C is current, and so installed already",
                () -> table.after(ReleaseEvent.INSTALL, "C"));
    }

    @Test
    void unknownOnesAreRefused() {
        assertRefused("no_such_release", """
                error: there is no release SECONDD
                  cure: write SECOND""",
                () -> table("SECOND unpacked", "FIRST permanent").after(ReleaseEvent.INSTALL, "SECONDD"));
        assertRefused("no_such_release", """
                error: there is no release A
                  cure: unpack it first""", () -> table().after(ReleaseEvent.INSTALL, "A"));
    }

    @Test
    void oneVersionIsThereOnce() {
        ReleaseTable table = table("A old");
        assertRefused("existing_release", """
                error: release A is there already
                  cure: remove it first, or give the new one another version""",
                () -> table.plus(table.releases().get(0)));
    }
}
