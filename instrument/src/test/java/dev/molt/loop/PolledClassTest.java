package dev.molt.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.EveryJdk;
import dev.molt.testing.Linking;
import dev.molt.testing.Sources;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Which loops can be left, and that whatever a compiler made of them verifies. */
@EveryJdk
class PolledClassTest {

    private static final int HUNDREDS = 2_400;
    private static final int WITH_NESTS = 55;

    @Test
    void loopsThatMayLastCanBeLeft() {
        assertEquals(List.of("forever", "flagged", "reads", "both", "both"), left("""
                class Some {
                    boolean on; java.io.Reader in; Object lock = new Object(); int sum;
                    void forever() { while (true) { toString(); } }
                    void flagged() { while (on) { toString(); } }
                    int reads() throws Exception { int all = 0; int n; while ((n = in.read()) > 0) { all += n; } return all; }
                    void both() { do { hashCode(); while (on) { toString(); } } while (true); }
                }
                """));
    }

    @Test
    void loopsThatEndByThemselvesAreLeftAlone() {
        assertEquals(List.of(), left("""
                class Some {
                    void counts() { for (int i = 0; i < 9; i++) { toString(); } }
                    void iterates(java.util.List<String> all) { for (String each : all) { each.length(); } }
                    void array(String[] all) { for (String each : all) { each.length(); } }
                    int computes(int n) { while (n > 1) { n = n / 2; } return n; }
                }
                """));
    }

    @Test
    void nobodyLeavesALoopWithALockThatTheCallHasToGiveBack() {
        assertEquals(List.of("all", "within"), left("""
                class Some {
                    boolean on; final Object lock = new Object();
                    void held() throws Exception { synchronized (lock) { while (on) { lock.wait(); } } }
                    synchronized void all() throws Exception { while (on) { wait(); } }
                    void within() throws Exception { while (on) { synchronized (lock) { lock.wait(); } } }
                }
                """));
    }

    @Test
    void constructorsAndInterfacesAreLeftAlone() {
        assertEquals(List.of(), left("class Some { Some() { while (true) { toString(); } } static { while (on()) { on(); } }"
                + " static boolean on() { return false; } }"));
        assertEquals(List.of(), left("interface Some { default void run() { while (true) { toString(); } } }"));
    }

    @Test
    void theJvmVerifiesLoopsAndWhatGoesOnWithThem() throws IOException {
        long linked = Linking.count(PolledClassTest::polled);
        assertTrue(linked > HUNDREDS, "only " + linked);
    }

    private static List<String> left(String source) {
        ClassNode node = new ClassNode();
        new ClassReader(Sources.compile(source).get("Some")).accept(node, ClassReader.EXPAND_FRAMES);
        return Loops.of(node).stream().map(loop -> loop.method().name).toList();
    }

    private static byte[] polled(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
        if ((node.version & 0xFFFF) < WITH_NESTS || Loops.of(node).isEmpty()) {
            return bytes;
        }
        return PolledClass.next(bytes, true);
    }
}
