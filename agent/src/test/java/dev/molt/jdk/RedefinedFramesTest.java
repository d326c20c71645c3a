package dev.molt.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.testing.BytesLoader;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.HotSpot;
import dev.molt.testing.Sources;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the JVM tells of frames whose class was redefined under them: a source file only of code that the class still has;
 * the line of platform threads in any case, of virtual ones not.
 */
@EveryJdk
public class RedefinedFramesTest {

    /** What the fixture's methods wait for. */
    public static final Semaphore ENTERED = new Semaphore(0);

    /** What lets them go on. */
    public static final Semaphore GO = new Semaphore(0);

    private static final String TEXT =
            """
            package t;
            public class Room implements Runnable {
                public void run() {
                    dev.molt.jdk.RedefinedFramesTest.ENTERED.release();
                    dev.molt.jdk.RedefinedFramesTest.GO.acquireUninterruptibly();
                    System.nanoTime(); // @
                }
            }
            """;

    private final Map<String, byte[]> first = Sources.compile(TEXT);
    private final byte[] second = Sources.compile(TEXT.replace("// @", "System.nanoTime();")).get("t.Room");
    private final Class<?> room = new BytesLoader(first).load("t.Room");
    private final Stacks stacks = open();

    @BeforeEach
    void nobodyIsThere() {
        ENTERED.drainPermits();
        GO.drainPermits();
    }

    @AfterEach
    void everybodyGoesOn() {
        GO.release(10);
    }

    @Test
    void aFrameOfCodeThatRunsTellsItsSource() throws Exception {
        assertEquals("true (line 5)", told(started(false)));
    }

    @Test
    void aFrameOfCodeThatIsGoneTellsItsLineAlone() throws Exception {
        Thread before = started(false);
        HotSpot.mustRedefine(room, second);
        assertEquals("false (line 5)", told(before));
        assertEquals("true (line 5)", told(started(false)));
    }

    @Test
    void soDoesOneOfCodeThatWasRedefinedToTheSame() throws Exception {
        Thread before = started(false);
        HotSpot.mustRedefine(room, first.get("t.Room"));
        assertEquals("false (line 5)", told(before));
    }

    @Test
    void ofAVirtualThreadNotEvenTheLineIsTold() throws Exception {
        if (Runtime.version().feature() < 21) {
            return;
        }
        Thread before = started(true);
        assertEquals("true (line 5)", told(before));
        HotSpot.mustRedefine(room, second);
        assertEquals("false", told(before));
    }

    private Thread started(boolean virtual) throws Exception {
        Runnable body = (Runnable) room.getConstructor().newInstance();
        Thread thread = virtual
                ? (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body)
                : new Thread(body, "in the room");
        if (!virtual) {
            thread.setDaemon(true);
            thread.start();
        }
        ENTERED.acquire();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private String told(Thread thread) {
        Frame frame = stacks.of(List.of(thread)).get(0).frames().stream()
                .filter(one -> one.className().equals("t.Room"))
                .findFirst()
                .orElseThrow();
        return frame.tellsSource() + frame.toString().replace("t.Room.run", "");
    }

    private static Stacks open() {
        try {
            return Stacks.open(HotSpot.instrumentation());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK lacks something", e);
        }
    }
}
