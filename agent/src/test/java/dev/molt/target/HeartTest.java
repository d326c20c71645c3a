package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.registry.StartPointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What heart does when the system dies, when it is asked to stop, and when nothing helps. */
class HeartTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final Deque<FakeProcess> processes = new ArrayDeque<>();
    private final Deque<String> once = new ArrayDeque<>();
    private final AtomicLong now = new AtomicLong();
    private final CountDownLatch lastRuns = new CountDownLatch(1);
    private Duration betweenStarts = Duration.ZERO;
    private Heart heart;

    @BeforeEach
    void prepare() throws IOException, RefusedException {
        heart = new Heart(
                new Pointers(), this::launch, RunFiles.take(folder, 99), new RotatingLog(folder, "log", 1 << 20, 5), told::add, now::get);
    }

    @AfterEach
    void close() throws IOException {
        heart.close();
    }

    @Test
    void itStartsTheSystemAgainWhenItDies() throws Exception {
        processes.add(FakeProcess.ended(1, 137));
        processes.add(FakeProcess.ended(2, 0));
        processes.add(new FakeProcess(3, "", false));
        stopWhenTheLastRuns();
        assertEquals(List.of("17 0.1.0 FIRST", "17 0.1.0 FIRST", "17 0.1.0 FIRST"), started);
        assertEquals(
                List.of(
                        "release FIRST starts in process 1",
                        "process 1 ended with exit code 137 (signal 9)",
                        "release FIRST starts in process 2",
                        "process 2 ended with exit code 0",
                        "release FIRST starts in process 3",
                        "process 3 ended with exit code 143 (signal 15)",
                        "stopped, as it was asked to"),
                told);
    }

    @Test
    void whatIsMeantForOneStartIsStartedOnceAndNoDeath() throws Exception {
        for (int i = 0; i < 10; i++) {
            processes.add(FakeProcess.ended(i, 0));
            once.add("17 0.2.0 SECOND");
        }
        processes.add(FakeProcess.ended(10, 1));
        processes.add(new FakeProcess(11, "", false));
        stopWhenTheLastRuns();
        assertEquals("17 0.2.0 SECOND", started.get(0));
        assertEquals(List.of("17 0.1.0 FIRST", "17 0.1.0 FIRST"), started.subList(10, 12));
        assertEquals(
                List.of("process 0 ended with exit code 0", "it is started again as it asked for"),
                told.subList(1, 3));
    }

    @Test
    void itGivesUpWhenTheSystemDiesTooOften() throws Exception {
        for (int i = 1; i <= 6; i++) {
            processes.add(FakeProcess.ended(i, 1));
        }
        assertEquals(Heart.Ending.GAVE_UP, heart.run());
        assertEquals(6, started.size());
        assertEquals("gave up: the system died more than 5 times within 60 seconds", told.get(told.size() - 1));
    }

    @Test
    void deathsThatAreFarApartAreBorne() throws Exception {
        betweenStarts = Duration.ofSeconds(13);
        for (int i = 1; i <= 20; i++) {
            processes.add(FakeProcess.ended(i, 1));
        }
        processes.add(new FakeProcess(21, "", false));
        stopWhenTheLastRuns();
        assertEquals(21, started.size());
    }

    @Test
    void aStartThatFailsCountsAsADeath() throws Exception {
        assertEquals(Heart.Ending.GAVE_UP, heart.run());
        assertEquals(6, started.size());
        assertEquals("the system could not be started: error: there is no JVM", told.get(0));
    }

    @Test
    void aSystemThatDoesNotEndIsKilled() throws Exception {
        processes.add(new FakeProcess(1, "", true));
        CompletableFuture<Heart.Ending> ending = run();
        lastRuns.await();
        heart.stop(Duration.ofMillis(1));
        assertEquals(Heart.Ending.STOPPED, ending.get(60, TimeUnit.SECONDS));
        assertEquals(
                List.of(
                        "release FIRST starts in process 1",
                        "process 1 did not end within 0 seconds, and is killed",
                        "process 1 ended with exit code 137 (signal 9)",
                        "stopped, as it was asked to"),
                told);
    }

    @Test
    void itStartsNothingAfterItWasStopped() throws Exception {
        heart.stop(LONG);
        assertEquals(Heart.Ending.STOPPED, heart.run());
        assertEquals(List.of(), started);
    }

    @Test
    void whatTheSystemPrintsAndWhatBecameOfItIsInTheLog() throws Exception {
        processes.add(new FakeProcess(1, "hello\n", false));
        stopWhenTheLastRuns();
        List<String> lines = Files.readAllLines(folder.resolve("log.1"));
        assertEquals(
                List.of(
                        "heart: process 1 ended with exit code 143 (signal 15)",
                        "heart: release FIRST starts in process 1",
                        "heart: stopped, as it was asked to",
                        "hello"),
                lines.stream().sorted().toList());
    }

    @Test
    void theProcessesAreWrittenDownWhileTheyRun() throws Exception {
        processes.add(new FakeProcess(1, "", false));
        CompletableFuture<Heart.Ending> ending = run();
        lastRuns.await();
        assertEquals("99\n", Files.readString(folder.resolve("heart.pid")));
        heart.stop(LONG);
        ending.get(60, TimeUnit.SECONDS);
        heart.close();
        assertFalse(Files.exists(folder.resolve("molt.pid")));
        assertFalse(Files.exists(folder.resolve("heart.pid")));
    }

    private void stopWhenTheLastRuns() throws Exception {
        CompletableFuture<Heart.Ending> ending = run();
        lastRuns.await();
        heart.stop(LONG);
        assertEquals(Heart.Ending.STOPPED, ending.get(60, TimeUnit.SECONDS));
    }

    private CompletableFuture<Heart.Ending> run() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return heart.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    private Process launch(StartPointer pointer) throws RefusedException {
        started.add(pointer.toString());
        now.addAndGet(betweenStarts.toNanos());
        FakeProcess process = processes.poll();
        if (process == null) {
            throw new RefusedException(Diagnostic.error("no_jdk", null, "there is no JVM", ""));
        }
        if (processes.isEmpty()) {
            lastRuns.countDown();
        }
        return process;
    }

    /** What to start: FIRST, unless something is meant for one start. */
    private final class Pointers implements Heart.Starts {

        @Override
        public StartPointer take() throws RefusedException {
            String line = once.isEmpty() ? "17 0.1.0 FIRST" : once.poll();
            return StartPointer.read(new Source("start.data", line));
        }

        @Override
        public boolean isPlanned() {
            return !once.isEmpty();
        }
    }
}
