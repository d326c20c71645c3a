package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A hundred installations of releases that add, remove, start anew and transform leave no classes and no threads. */
class ReleaseEnduranceIT {

    private static final int WARM = 20;
    private static final int ALL = 100;

    @Test
    void aHundredInstallationsLeaveNothingBehind() {
        // Side by side, as it takes a while.
        Start.together().parallel().forEach(ReleaseEnduranceIT::check);
    }

    private static void check(Start start) {
        try (LiveSystem system = FailingSystem.started(start)) {
            assertEquals("grown", system.ask("Pea.grow"));
            rounds(system, WARM);
            int[] warm = figures(system);
            rounds(system, ALL - WARM);
            int[] all = figures(system);
            String found = start + ": classes and threads after " + WARM + " installations " + Arrays.toString(warm) + ", after "
                    + ALL + " " + Arrays.toString(all);
            System.out.println(found);
            assertTrue(all[0] - warm[0] <= 10 && all[1] - warm[1] <= 1, found);
            assertEquals("pea 1.0 2, regis 1.0 2", system.ask("Pea.say"));
        } catch (Exception e) {
            throw new AssertionError(start.toString(), e);
        }
    }

    private static void rounds(LiveSystem system, int installations) {
        for (int i = 0; i < installations; i += 2) {
            system.install("THIRD");
            assertEquals("rest 2.0 1", system.ask("Rest.say"));
            system.install("FIRST");
            assertEquals("rest 1.0 1", system.ask("Rest.say"));
        }
    }

    private static int[] figures(LiveSystem system) {
        system.probe("figures");
        return Arrays.stream(system.probe("figures").split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
