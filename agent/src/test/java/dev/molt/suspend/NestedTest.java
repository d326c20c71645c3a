package dev.molt.suspend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.boot.Boot;
import dev.molt.suspend.DrainResult.Drained;
import dev.molt.suspend.Threads.Running;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.FakeServices;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is under way finishes in the code in which it began; what came too early or too late finds the code of its time.
 */
@EveryJdk
class NestedTest {

    private static final Program PROGRAM = Program.of("""
            package t;
            public class A {
                final String made;
                A(String made) { this.made = made + "@"; }
                String own(int n) { return n == 0 ? "@" : "@" + own(n - 1); }
                String over() { return "a@"; }
                private synchronized String locked() { return "l@"; }
                static String stat() { return "s@"; }
                static String begin() throws Exception {
                    Outside.INSIDE.release(); Outside.GO.acquire(); return "@:" + all(); }
                static String all() {
                    A b = new B();
                    java.util.function.Supplier<String> lambda = () -> "f@";
                    return b.made + b.own(2) + b.over() + b.locked() + stat() + lambda.get() + ((I) b).greet()
                            + Outside.through(() -> new A("n").made); }
            }
            ////
            package t;
            interface I { default String greet() { return "g@"; } }
            ////
            package t;
            class B extends A implements I { B() { super("b@"); } String over() { return "b@" + super.over(); } }
            ////
            package t;
            public class Outside {
                static final java.util.concurrent.Semaphore INSIDE = new java.util.concurrent.Semaphore(0);
                static final java.util.concurrent.Semaphore GO = new java.util.concurrent.Semaphore(0);
                static void inside() throws Exception { INSIDE.acquire(); }
                static void go() { GO.release(); }
                static String through(java.util.function.Supplier<String> call) { return call.get(); }
            }
            """);
    private static final String ALL = "b@@@@@b@a@l@s@f@g@n@";

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
    void everyCallOfWhatIsUnderWayPasses(Threads kind) throws Exception {
        Running inside = kind.start(() -> stage.call("A", "begin"));
        stage.call("Outside", "inside");
        stage.shut();
        stage.call("Outside", "go");
        assertEquals(("@:" + ALL).replace('@', '1'), inside.result());
        DrainResult result = stage.drain().within(Stage.LONG, (type, method, line) -> false);
        assertEquals(List.of(), assertInstanceOf(Drained.class, result).parked());
        stage.commit();
        assertEquals(ALL.replace('@', '2'), stage.call("A", "all"));
        stage.ungate();
        assertEquals(ALL.replace('@', '2'), stage.call("A", "all"));
    }

    /** A thread that has entered a gated method, and comes to the gate itself only when all is over. */
    @ParameterizedTest
    @MethodSource("kinds")
    void whoComesTooLateFindsTheNewCode(Threads kind) throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        Boot.connect(FakeServices.at((key, owner, monitor) -> {
            entered.countDown();
            waitFor(late);
            return stage.gatekeeper().arrive(key, owner, monitor);
        }));
        stage.shut();
        Running running = kind.start(() -> stage.call("A", "stat"));
        waitFor(entered);
        DrainResult result = stage.drain().within(Duration.ofMillis(30), (type, method, line) -> true);
        assertTrue(result instanceof DrainResult.TimedOut, "nobody knows yet whether it will pass");
        stage.commit();
        stage.ungate();
        late.countDown();
        assertEquals("s2", running.result());
    }

    /** As upgrade follows upgrade, gates of the last that are still there do not count. */
    @Test
    void gatesMayStayUntilTheNextUpgrade() throws Exception {
        stage.shut().commit();
        stage.shut();
        Running running = Threads.PLATFORM.start(() -> stage.call("A", "all"));
        stage.awaitWaiting(running);
        stage.rollBack();
        assertEquals(ALL.replace('@', '1'), running.result());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
