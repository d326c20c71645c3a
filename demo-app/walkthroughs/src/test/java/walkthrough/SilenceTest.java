package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SilenceTest {

    @Test
    void asLongAsBeforeIsNoSilence() throws Unmet {
        Sleepers.noSilence(Map.of("Odo", 800L, "Tilda", 810L), Map.of("Odo", 900L, "Tilda", 790L));
    }

    @Test
    void oneWhoIsSilentForLongerIsNamed() {
        Unmet unmet = assertThrows(Unmet.class, () ->
                Sleepers.noSilence(Map.of("Odo", 800L, "Tilda", 810L), Map.of("Odo", 901L, "Tilda", 790L)));
        assertEquals("longer are those of [Odo]", unmet.getMessage());
    }

    @Test
    void onlyTheChapterCountsAndWhatItBeginsWith() {
        List<Line> lines = List.of(line(0), line(900), line(1000), line(1300), line(1400));
        assertEquals(900, Diary.silence(lines, 0));
        assertEquals(300, Diary.silence(lines, 2));
        assertEquals(300, Diary.silence(lines, 3));
        assertEquals(100, Diary.silence(lines, 4));
        assertEquals(0, Diary.silence(lines, 5));
    }

    @Test
    void aConnectionThatEndsIsNotWaitedFor() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TelnetClient client = new TelnetClient(listener.getLocalPort(), "Odo", false)) {
            say(listener, "one line\r\n");
            Diary diary = new Diary(client);
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            diary.await(1, line -> line.equals("one line"), deadline);
            assertThrows(Unmet.class, () -> diary.await(2, line -> true, deadline));
        }
    }

    private static void say(ServerSocket listener, String text) throws IOException {
        try (Socket connection = listener.accept(); OutputStream out = connection.getOutputStream()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Line line(long millis) {
        return new Line(TimeUnit.MILLISECONDS.toNanos(millis), "");
    }
}
