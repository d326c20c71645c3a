package dev.molt.suspend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.suspend.DrainResult.Drained;
import dev.molt.suspend.DrainResult.TimedOut;
import dev.molt.suspend.Threads.Running;
import dev.molt.testing.EveryJdk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The drain ends when nothing is left that must not be, and names what is. */
@EveryJdk
class DrainTest {

    private static final Harmless NOTHING = (type, method, line) -> false;
    private static final Harmless EVERYTHING = (type, method, line) -> line > 0;
    private static final Duration SHORT = Duration.ofMillis(60);

    private final Stage stage = new Stage(Busy.PROGRAM);

    static List<Threads> kinds() {
        return Threads.here();
    }

    static Stream<Arguments> locks() {
        return Stream.of(
                Arguments.of("needsLock", "withLock"),
                Arguments.of("needsMonitor", "withMonitor"))
                .flatMap(names -> Threads.here().stream()
                        .flatMap(inside -> Threads.here().stream()
                                .map(holder -> Arguments.of(names.get()[0], names.get()[1], inside, holder))));
    }

    @AfterEach
    void disconnect() {
        stage.close();
    }

    @Test
    void nothingRunsNothingToWaitFor() {
        stage.shut();
        assertEquals(List.of(), drained(NOTHING));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void waitsForWhatRunsAndLetsItFinish(Threads kind) throws Exception {
        Running inside = kind.start(() -> call("held"));
        outside("inside");
        stage.shut();
        Running drain = Threads.PLATFORM.start(() -> stage.drain().within(Stage.LONG, NOTHING));
        Running late = kind.start(() -> call("next"));
        stage.awaitWaiting(late);
        outside("go");
        assertEquals(List.of(), assertInstanceOf(Drained.class, drain.result()).parked());
        assertEquals("held 1 next 1", inside.result());
        stage.commit();
        assertEquals("next 2", late.result());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whoIsStillInsideIsNamed(Threads kind) throws Exception {
        Running inside = kind.start(() -> call("held"));
        outside("inside");
        inside.awaitBlocked();
        stage.shut();
        Blocker blocker = assertInstanceOf(TimedOut.class, stage.drain().within(SHORT, NOTHING)).blockers().get(0);
        String line = kind == Threads.PLATFORM ? " (line 6)" : "";
        assertTrue(blocker.toString().matches("\"[^\"]+\" \\(WAITING\\) is at t.Busy.held" + Pattern.quote(line)
                + ", in .*park.*"), blocker::toString);
        stage.rollBack();
        outside("go");
        assertEquals("held 1 next 1", inside.result());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whoMayStayStaysAndCallsTheNewVersionNext(Threads kind) throws Exception {
        Running inside = kind.start(() -> call("held"));
        outside("inside");
        inside.awaitBlocked();
        stage.shut();
        // The JVM does not tell where in redefined code a virtual thread is.
        List<Parked> parked = drained((type, method, line) -> line == (kind == Threads.PLATFORM ? 6 : -1));
        assertEquals(1, parked.size());
        assertSame(inside.thread(), parked.get(0).thread());
        assertTrue(parked.get(0).toString().contains(" stays at t.Busy.held"), parked::toString);
        outside("go");
        stage.awaitWaiting(inside);
        stage.commit();
        assertEquals("held 1 next 2", inside.result());
    }

    @Test
    void inNativeCodeOneMayStayToo() throws Exception {
        Running inside = Threads.PLATFORM.start(() -> call("accepts"));
        Threads.await("it accepts", () -> Stream.of(inside.thread().getStackTrace())
                .anyMatch(element -> element.getMethodName().equals("accept")));
        stage.shut();
        assertEquals(1, drained(EVERYTHING).size());
        stage.commit();
        outside("connects");
        assertEquals("accepted 1true", inside.result());
    }

    @ParameterizedTest
    @MethodSource("locks")
    void whoHoldsWhatIsNeededInsideIsAdmitted(String needs, String holds, Threads kind, Threads other) throws Exception {
        Running inside = kind.start(() -> call(needs));
        outside("inside");
        stage.shut();
        Running holder = other.start(() -> stage.call("Outside", holds));
        stage.awaitWaiting(holder);
        outside("need");
        assertEquals(List.of(), drained(NOTHING));
        assertEquals("next 1", holder.result());
        assertEquals("locked 1", inside.result());
        stage.commit();
    }

    /** As where both load a class of the JDK or of ours at once. */
    @Test
    void whoLocksWhatAnArrivalNeedsItselfIsNotAdmitted() throws Exception {
        ReentrantLock ours = new ReentrantLock();
        AtomicReference<Thread> second = new AtomicReference<>();
        try (Stage other = new Stage(Busy.PROGRAM, () -> {
            if (Thread.currentThread() == second.get()) {
                ours.lock();
                ours.unlock();
            }
            return List.of();
        })) {
            Running inside = Threads.PLATFORM.start(() -> other.call("Busy", "needsMonitor"));
            other.call("Outside", "inside");
            other.shut();
            Running first = Threads.PLATFORM.start(() -> {
                ours.lock();
                try {
                    return other.call("Busy", "next");
                } finally {
                    ours.unlock();
                }
            });
            other.awaitWaiting(first);
            Running holder = Threads.PLATFORM.start(() -> {
                second.set(Thread.currentThread());
                return other.call("Outside", "withMonitor");
            });
            Threads.await("one waits for the other", ours::hasQueuedThreads);
            other.call("Outside", "need");
            Threads.await("a third for that", () -> inside.thread().getState() == Thread.State.BLOCKED);
            assertInstanceOf(TimedOut.class, other.drain().within(SHORT, NOTHING));
            assertTrue(other.gatekeeper().waiting().containsKey(first.thread()));
            other.rollBack();
            assertEquals("next 1", first.result());
            assertEquals("next 1", holder.result());
            assertEquals("locked 1", inside.result());
        }
    }

    @Test
    void aDeepStackIsSeenWhole() throws Exception {
        Running below = Threads.PLATFORM.start(() -> call("under", 3_000));
        outside("inside");
        stage.shut();
        Harmless innermost = (type, method, line) -> method.equals("held");
        assertInstanceOf(TimedOut.class, stage.drain().within(SHORT, innermost));
        stage.rollBack();
        outside("go");
        assertEquals("held 1 next 1", below.result());
    }

    @Test
    void aClassOfTheSameNameInAnotherLoaderIsAnother() throws Exception {
        try (Stage other = new Stage(Busy.PROGRAM)) {
            Running inside = Threads.PLATFORM.start(() -> other.call("Busy", "held"));
            other.call("Outside", "inside");
            stage.shut();
            assertEquals(List.of(), drained(NOTHING));
            other.call("Outside", "go");
            assertEquals("held 1 next 1", inside.result());
        }
    }

    @Test
    void anEarlierUpgradesGateIsNoBody() throws Exception {
        call("next");
        stage.shut();
        Running running = Threads.PLATFORM.start(() -> call("held"));
        stage.awaitWaiting(running);
        assertEquals(List.of(), drained(NOTHING));
        stage.rollBack();
        outside("inside");
        running.awaitBlocked();
        stage.shut();
        List<Parked> parked = drained(EVERYTHING);
        assertEquals(2, parked.get(0).frames().size(), parked::toString);
        stage.rollBack();
        outside("go");
        assertEquals("held 1 next 1", running.result());
    }

    @Test
    void classesThatAreOnlyGatedAreNotWaitedFor() throws Exception {
        Running inside = Threads.PLATFORM.start(() -> call("held"));
        outside("inside");
        stage.shut("Busy");
        assertEquals(List.of(), drained(NOTHING));
        Running entering = Threads.PLATFORM.start(() -> stage.call("Helper", "help"));
        stage.awaitWaiting(entering);
        outside("go");
        assertEquals("held 1 next 1", inside.result(), "gated classes call each other");
        stage.rollBack();
        assertEquals("help 1 next 1", entering.result());
    }

    private List<Parked> drained(Harmless harmless) {
        DrainResult result = stage.drain().within(Stage.LONG, harmless);
        return assertInstanceOf(Drained.class, result, result::toString).parked();
    }

    private Object call(String name, Object... arguments) throws Exception {
        return stage.call("Busy", name, arguments);
    }

    private void outside(String name) throws Exception {
        stage.call("Outside", name);
    }
}
