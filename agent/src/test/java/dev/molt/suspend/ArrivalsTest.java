package dev.molt.suspend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.suspend.Threads.Running;
import dev.molt.testing.EveryJdk;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who arrives at a shut gate waits, and then runs one body once: the one that the method has when the gate opens. */
@EveryJdk
class ArrivalsTest {

    private static final List<String> CALLS =
            List.of("virtual", "inherited", "statically", "made", "interfaces", "locked", "allLocked", "lambda");

    private static final Program PROGRAM = Program.of("""
            package t;
            public class A implements Greeting {
                final String made;
                A() { made = Outside.ran("made @"); }
                String virtual(double d, String s) { return Outside.ran("virtual @" + d + s); }
                static String statically(long l) { return Outside.ran("statically @" + l); }
                synchronized String locked() { return Outside.ran("locked @"); }
                static synchronized String allLocked() { return Outside.ran("allLocked @"); }
                static java.util.function.Supplier<String> lambda() { return () -> Outside.ran("lambda @"); }
            }
            ////
            package t;
            interface Greeting { default String greet(int i) { return Outside.ran("interfaces @" + i); } }
            ////
            package t;
            class Over extends A {
                String virtual(double d, String s) { return Outside.ran("over @") + super.virtual(d, s); }
            }
            ////
            package t;
            public class Outside {
                static final java.util.concurrent.atomic.AtomicInteger RAN =
                        new java.util.concurrent.atomic.AtomicInteger();
                static final A ONE = new A();
                static final Over OVER = new Over();
                static final java.util.function.Supplier<String> LAMBDA = A.lambda();
                static String ran(String result) { RAN.incrementAndGet(); return result; }
                static int counted() { return RAN.getAndSet(0); }
                static A one() { return ONE; }
                static String virtual() { return ONE.virtual(1, "x"); }
                static String inherited() { return OVER.virtual(1, "x"); }
                static String statically() { return A.statically(3); }
                static String made() { return new A().made; }
                static String interfaces() { return ONE.greet(4); }
                static String locked() { return ONE.locked(); }
                static String allLocked() { return A.allLocked(); }
                static String lambda() { return LAMBDA.get(); }
                static boolean interrupted(String call) throws Exception {
                    Outside.class.getDeclaredMethod(call).invoke(null);
                    return Thread.interrupted();
                }
                static void permitted() { virtual(); java.util.concurrent.locks.LockSupport.park(); }
            }
            """);

    private final Stage stage = new Stage(PROGRAM);

    static Stream<Arguments> calls() {
        return Threads.here().stream().flatMap(kind -> CALLS.stream().map(call -> Arguments.of(call, kind)));
    }

    static List<Threads> kinds() {
        return Threads.here();
    }

    @AfterEach
    void disconnect() {
        stage.close();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void waitsAndRunsTheNewBodyOnce(String call, Threads kind) throws Exception {
        ran();
        String expected = call(call).replace('1', '2').replace("2.0", "1.0");
        int bodies = ran();
        stage.shut();
        Running running = kind.start(() -> call(call));
        stage.awaitWaiting(running);
        assertEquals(0, ran(), "nothing runs at the gate");
        stage.commit();
        assertEquals(expected, running.result());
        assertEquals(bodies, ran());
        stage.ungate();
        assertEquals(expected, call(call));
        assertEquals(bodies, ran());
        assertEquals(0, stage.gatekeeper().waiting().size());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void waitsAndRunsTheOldBodyOnceAfterARollback(String call, Threads kind) throws Exception {
        ran();
        String expected = call(call);
        int bodies = ran();
        stage.shut();
        Running running = kind.start(() -> call(call));
        stage.awaitWaiting(running);
        stage.install();
        stage.rollBack();
        assertEquals(expected, running.result());
        assertEquals(bodies, ran());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anArrivalAtTheNewBodyWaitsToo(String call, Threads kind) throws Exception {
        String expected = call(call).replace('1', '2').replace("2.0", "1.0");
        stage.shut().install();
        Running running = kind.start(() -> call(call));
        stage.awaitWaiting(running);
        stage.commit();
        assertEquals(expected, running.result());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theMonitorIsFreeMeanwhile(Threads kind) throws Exception {
        call("virtual");
        stage.shut();
        Running one = kind.start(() -> call("locked"));
        Running all = kind.start(() -> call("allLocked"));
        stage.awaitWaiting(one, all);
        Running other = Threads.PLATFORM.start(() -> {
            synchronized (stage.call("Outside", "one")) {
                synchronized (stage.type("A")) {
                    return "free";
                }
            }
        });
        assertEquals("free", other.result());
        stage.rollBack();
        assertEquals("locked 1", one.result());
        assertEquals("allLocked 1", all.result());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatTheCallerHasLockedStaysLocked(Threads kind) throws Exception {
        call("virtual");
        Object monitor = stage.call("Outside", "one");
        stage.shut();
        AtomicBoolean left = new AtomicBoolean();
        Running holder = kind.start(() -> {
            synchronized (monitor) {
                String result = call("locked");
                left.set(true);
                return result;
            }
        });
        stage.awaitWaiting(holder);
        Running other = Threads.PLATFORM.start(() -> {
            synchronized (monitor) {
                return left.get();
            }
        });
        Threads.await("the other blocks", () -> other.thread().getState() == Thread.State.BLOCKED);
        stage.commit();
        assertEquals("locked 2", holder.result());
        assertEquals(true, other.result());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anInterruptIsKept(String call, Threads kind) throws Exception {
        call(call);
        stage.shut();
        Running running = kind.start(() -> stage.call("Outside", "interrupted", call));
        stage.awaitWaiting(running);
        running.thread().interrupt();
        Threads.await("the interrupt is taken", () -> !running.thread().isInterrupted());
        stage.rollBack();
        assertEquals(true, running.result());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPermitIsKept(Threads kind) throws Exception {
        call("virtual");
        stage.shut();
        Running running = kind.start(() -> stage.call("Outside", "permitted"));
        stage.awaitWaiting(running);
        LockSupport.unpark(running.thread());
        stage.rollBack();
        running.result();
    }

    @Test
    void anExemptThreadPasses() throws Exception {
        call("virtual");
        stage.shut();
        stage.gatekeeper().exempt(Thread.currentThread());
        assertEquals("virtual 11.0x", call("virtual"));
        stage.install();
        assertEquals("virtual 21.0x", call("virtual"));
        stage.gatekeeper().endExemption(Thread.currentThread());
        assertFalse(stage.gatekeeper().isExempt(Thread.currentThread()));
        stage.commit();
    }

    @Test
    void keysOfUpgradesThatEnded() {
        Gatekeeper gatekeeper = new Gatekeeper(List::of);
        long committed = end(gatekeeper, true);
        long rolledBack = end(gatekeeper, false);
        long abandoned = gatekeeper.next();
        gatekeeper.shut(abandoned, Set.of(), Set.of());
        gatekeeper.abandon(abandoned);
        long current = gatekeeper.next();
        assertFalse(gatekeeper.isShut(current));
        gatekeeper.shut(current, Set.of(), Set.of());
        assertTrue(gatekeeper.isShut(current));
        assertFalse(gatekeeper.isShut(abandoned));
        assertTrue(gatekeeper.arrive(Gatekeeper.oldBody(committed), String.class, null));
        assertFalse(gatekeeper.arrive(Gatekeeper.newBody(committed), String.class, null));
        assertTrue(gatekeeper.arrive(Gatekeeper.oldBody(rolledBack), String.class, null));
        assertTrue(gatekeeper.arrive(Gatekeeper.newBody(rolledBack), String.class, null));
        assertFalse(gatekeeper.arrive(Gatekeeper.oldBody(abandoned), String.class, null));
        assertFalse(gatekeeper.arrive(Gatekeeper.newBody(abandoned), String.class, null));
        assertThrows(IllegalStateException.class,
                () -> gatekeeper.shut(gatekeeper.next(), Set.of(), Set.of()));
        assertThrows(IllegalStateException.class, () -> gatekeeper.commit(committed));
    }

    @Test
    void keysStayShortAndComeBackWithoutTheirPast() {
        Gatekeeper gatekeeper = new Gatekeeper(List::of);
        long first = end(gatekeeper, false);
        long number = gatekeeper.next();
        while (number != first) {
            assertEquals(Gatekeeper.newBody(number), (short) Gatekeeper.newBody(number));
            number = gatekeeper.next();
        }
        assertFalse(gatekeeper.arrive(Gatekeeper.newBody(first), String.class, null));
    }

    private static long end(Gatekeeper gatekeeper, boolean well) {
        long upgrade = gatekeeper.next();
        gatekeeper.shut(upgrade, Set.of(), Set.of());
        if (well) {
            gatekeeper.commit(upgrade);
        } else {
            gatekeeper.rollBack(upgrade);
        }
        return upgrade;
    }

    private String call(String name) throws Exception {
        return (String) stage.call("Outside", name);
    }

    /** How many bodies have run since it was asked last. */
    private int ran() throws Exception {
        return (int) stage.call("Outside", "counted");
    }
}
