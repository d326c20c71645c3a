package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** Upgrades one application time and again, each time with a fault at another place. */
final class FaultWalk {

    private final TargetJvm jvm;
    private final Molt molt;
    private int failed;
    private int late;

    FaultWalk(TargetJvm jvm) {
        this.jvm = jvm;
        this.molt = Molt.of(jvm);
    }

    /** The whole way up and down; gives how many upgrades failed, and how many went on in spite of the fault. */
    String upAndDown() {
        String older = jvm.ask("state");
        assertEquals("", jvm.ask("spoiledState"));
        jvm.ask("recordUp");
        must(change(true));
        int up = Integer.parseInt(jvm.ask("recordedUp"));
        String newer = jvm.ask("state");
        assertNotEquals(older, newer);
        jvm.ask("recordDown");
        must(change(false));
        int down = Integer.parseInt(jvm.ask("recordedDown"));
        assertEquals(older, jvm.ask("state"));
        walk("Up", older, newer);
        must(change(true));
        assertEquals(newer, jvm.ask("state"));
        walk("Down", newer, older);
        must(change(false));
        assertEquals(older, jvm.ask("state"));
        assertTrue(failed > late, failed + " failed, " + late + " went on");
        return up + " places up, " + down + " down; " + failed + " failed, " + late + " went on";
    }

    private void walk(String direction, String before, String after) {
        boolean up = direction.equals("Up");
        for (String place = jvm.ask("arm" + direction); !place.equals("none"); place = jvm.ask("arm" + direction)) {
            Outcome outcome = change(up);
            boolean met = jvm.ask("disarm" + direction).equals("met");
            if (outcome.done()) {
                assertEquals(after, jvm.ask("state"), place);
                // Of the two upgrades before, the first makes what later ones find: one of its places may not come again.
                late += met ? 1 : 0;
                must(change(!up));
                assertEquals(before, jvm.ask("state"), place);
            } else {
                assertTrue(met, place + ": " + outcome);
                assertUndone(outcome, place);
                assertEquals(before, jvm.ask("state"), place);
                failed++;
            }
        }
    }

    private void assertUndone(Outcome outcome, String place) {
        assertEquals(Outcome.FAILED, outcome.exit(), place + ": " + outcome);
        boolean told = outcome.err().contains("injected") || outcome.err().endsWith(" never reached the JVM");
        assertTrue(told, place + ": " + outcome);
        List<String> history = molt.history();
        List<String> steps = history.subList(history.lastIndexOf(molt.status().get("upgrades") + " begin ok"), history.size());
        assertTrue(steps.get(steps.size() - 1).endsWith(" end undone"), place + ": " + steps);
        boolean suspended = steps.stream().anyMatch(step -> step.contains(" suspend: "));
        assertTrue(!suspended || steps.get(steps.size() - 2).endsWith(" undo ok"), place + ": " + steps);
    }

    private Outcome change(boolean up) {
        return up ? molt.upgrade(FaultyUpgrade.newer(), "--appup", FaultyUpgrade.appup("30s")) : molt.downgrade();
    }

    private static void must(Outcome outcome) {
        assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
    }
}
