package dev.molt.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every event makes of a release of every status. */
class ReleaseStatusTest {

    private static final String TABLE =
            """
            unpacked  install               current
            unpacked  other_installed       unpacked
            unpacked  make_permanent        bad_status
            unpacked  other_made_permanent  unpacked
            unpacked  restart               unpacked
            unpacked  reboot_old            bad_status
            unpacked  remove                gone
            current   install               already_installed
            current   other_installed       old
            current   make_permanent        permanent
            current   other_made_permanent  current
            current   restart               unpacked
            current   reboot_old            bad_status
            current   remove                bad_status
            permanent install               permanent
            permanent other_installed       permanent
            permanent make_permanent        permanent
            permanent other_made_permanent  old
            permanent restart               permanent
            permanent reboot_old            bad_status
            permanent remove                permanent!
            old       install               current
            old       other_installed       old
            old       make_permanent        bad_status
            old       other_made_permanent  old
            old       restart               old
            old       reboot_old            permanent
            old       remove                gone
            """;

    @Test
    void everyPairIsInTheTable() {
        Map<String, String> expected = new TreeMap<>();
        TABLE.lines().map(line -> line.split(" +")).forEach(row -> expected.put(row[0] + " " + row[1], row[2]));
        Map<String, String> found = new TreeMap<>();
        for (ReleaseStatus status : ReleaseStatus.values()) {
            for (ReleaseEvent event : ReleaseEvent.values()) {
                found.put(status + " " + event, word(status.after(event)));
            }
        }
        assertEquals(expected, found);
        assertEquals(28, found.size());
    }

    /** The refusal to remove the permanent release is called by the same word as its status. */
    private static String word(Transition transition) {
        if (transition instanceof Transition.Refused refused) {
            return refused.code().equals("permanent") ? "permanent!" : refused.code();
        }
        return transition instanceof Transition.Becomes becomes ? becomes.status().toString() : "gone";
    }

    @Test
    void whatIsRefusedSaysWhy() {
        long refusals = Stream.of(ReleaseStatus.values())
                .flatMap(status -> Stream.of(ReleaseEvent.values()).map(status::after))
                .filter(Transition.Refused.class::isInstance)
                .map(Transition.Refused.class::cast)
                .peek(refused -> assertNotNull(refused.reason()))
                .peek(refused -> assertEquals(refused.code().equals("already_installed"), refused.cure().isEmpty()))
                .count();
        assertEquals(8, refusals);
    }
}
