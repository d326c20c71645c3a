package dev.molt.suspend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.suspend.Threads.Running;
import dev.molt.testing.EveryJdk;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** How threads that wait at gates disturb each other: not at all. */
@EveryJdk
class GatekeeperTest {

    private static final int TOGETHER = 16;
    private static final int WAKENED = 1_000;
    private static final int ROUNDS = 40;

    private final Gatekeeper gatekeeper = new Gatekeeper(List::of);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Test
    void nobodyWaitsForALockThatAnotherHoldsAtTheGate() throws Exception {
        // Classes are loaded under locks.
        round();
        long blocked = 0;
        for (int round = 0; round < ROUNDS; round++) {
            blocked += round();
        }
        assertEquals(0, blocked, "it would seem to wait for somebody at the gate, who would be let through");
    }

    /** How often threads that arrive together, and are wakened while they wait, had to wait for locks. */
    private long round() throws Exception {
        long upgrade = gatekeeper.next();
        gatekeeper.shut(upgrade, Set.of(GatekeeperTest.class), Set.of());
        List<Running> together = new ArrayList<>();
        for (int i = 0; i < TOGETHER; i++) {
            together.add(Threads.PLATFORM.start(() -> {
                gatekeeper.arrive(Gatekeeper.oldBody(upgrade), GatekeeperTest.class, null);
                return threads.getThreadInfo(Thread.currentThread().getId()).getBlockedCount();
            }));
        }
        Threads.await("all wait", () -> gatekeeper.waiting().size() == TOGETHER);
        for (int i = 0; i < WAKENED; i++) {
            together.forEach(each -> LockSupport.unpark(each.thread()));
        }
        gatekeeper.commit(upgrade);
        long blocked = 0;
        for (Running each : together) {
            blocked += (Long) each.result();
        }
        return blocked;
    }
}
