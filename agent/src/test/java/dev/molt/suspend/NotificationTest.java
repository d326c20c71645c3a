package dev.molt.suspend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.suspend.Threads.Running;
import dev.molt.testing.EveryJdk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads that wait at a gate on an application's monitor take no notification from the application. */
@EveryJdk
class NotificationTest {

    private static final int GATED = 6;
    private static final int ROUNDS = 40;

    private static final Program PROGRAM = Program.of("""
            package t;
            public class A { synchronized String locked() { return "@"; } }
            ////
            package t;
            public class Outside {
                static final A ONE = new A();
                static volatile int waited;
                static int sent;
                static String locked() { return ONE.locked(); }
                /* Waits for one notification, and is not content with less. */
                static String waits() throws Exception {
                    synchronized (ONE) { waited++; ONE.wait(); return "notified"; }
                }
                /* Never before there is one more that waits: it would be lost in any program. */
                static void notifies() {
                    while (waited <= sent) { Thread.onSpinWait(); }
                    synchronized (ONE) { sent++; ONE.notify(); }
                }
            }
            """);

    private final Stage stage = new Stage(PROGRAM);

    static List<Threads> kinds() {
        return Threads.here();
    }

    @AfterEach
    void disconnect() {
        stage.close();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noneIsLost(Threads kind) throws Exception {
        stage.call("Outside", "locked");
        stage.shut();
        List<Running> gated = new ArrayList<>();
        for (int i = 0; i < GATED; i++) {
            gated.add(kind.start(() -> stage.call("Outside", "locked")));
        }
        stage.awaitWaiting(gated.toArray(Running[]::new));
        List<Running> waiting = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            waiting.add(Threads.PLATFORM.start(() -> stage.call("Outside", "waits")));
            stage.call("Outside", "notifies");
        }
        stage.commit();
        for (Running running : waiting) {
            assertEquals("notified", running.result());
        }
        for (Running running : gated) {
            assertEquals("2", running.result());
        }
    }
}
