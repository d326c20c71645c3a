package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import regis.Regis;

class ProcessQuestTest {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<Thread> tellers = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() {
        Regis.start();
        ProcessQuest.start();
    }

    @AfterEach
    void stop() {
        ProcessQuest.stop();
        Regis.stop();
    }

    @Test
    void playsOnAThreadOfItsOwnFromTheFirstKillOn() throws InterruptedException {
        assertTrue(play("a"));
        assertTrue(next().startsWith("Executing a "));
        assertTrue(next().startsWith("Obtained "));
        assertEquals("player a", tellers.take().getName());
        assertEquals(List.of("a"), ProcessQuest.players());
    }

    @Test
    void aSecondSubscriberHearsToo() throws InterruptedException {
        play("a");
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        assertTrue(ProcessQuest.subscribe("a", heard::add));
        assertNotNull(heard.poll(10, TimeUnit.SECONDS));
        assertFalse(ProcessQuest.subscribe("b", heard::add));
    }

    @Test
    void oneNameOnePlayer() {
        play("a");
        assertFalse(play("a"));
        assertEquals(List.of("a"), ProcessQuest.players());
    }

    @Test
    void aStoppedPlayerEndsInTheMiddleOfAPause() throws InterruptedException {
        ProcessQuest.startPlayer(new Player("a", Stats.roll(), 50, TimeUnit.DAYS.toMillis(1)), this::hear);
        next();
        Thread player = tellers.take();
        assertTrue(ProcessQuest.stopPlayer("a"));
        player.join(10_000);
        assertFalse(player.isAlive());
        assertEquals(List.of(), ProcessQuest.players());
        assertFalse(ProcessQuest.stopPlayer("a"));
    }

    @Test
    void aPlayerThatEndsLeavesItsSuccessorTheName() throws InterruptedException {
        play("a");
        Thread first = tellers.take();
        ProcessQuest.stopPlayer("a");
        assertTrue(play("a"));
        first.join(10_000);
        assertFalse(first.isAlive());
        assertEquals(List.of("a"), ProcessQuest.players());
    }

    @Test
    void stopEndsAllPlayersAndTakesNoMore() {
        play("a");
        play("b");
        ProcessQuest.stop();
        assertEquals(List.of(), ProcessQuest.players());
        assertThrows(IllegalStateException.class, () -> play("c"));
    }

    private boolean play(String name) {
        return ProcessQuest.startPlayer(new Player(name, Stats.roll(), 50, 1), this::hear);
    }

    private void hear(String text) {
        told.add(text);
        tellers.add(Thread.currentThread());
    }

    private String next() throws InterruptedException {
        String text = told.poll(10, TimeUnit.SECONDS);
        assertNotNull(text, "nothing was told in ten seconds");
        return text;
    }
}
