package dev.molt.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import dev.molt.journal.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Progress is written beside the upgrade, which waits for no reader. */
@Timeout(60)
class ProgressStreamTest {

    private static final Progress WALK = new Progress(1, "walk", "2026-01-01T12:00:00Z", null, null, null);

    private static final String LINE = "{\"progress\":{\"upgrade\":1,\"phase\":\"walk\",\"began\":\"2026-01-01T12:00:00Z\"}}\n";

    private final StringBuffer written = new StringBuffer();
    private final CountDownLatch read = new CountDownLatch(1);

    @Test
    void anUpgradeDoesNotWaitForASlowReader() {
        try (ProgressStream stream = ProgressStream.open(new Client(read), new Gson())) {
            for (int i = 0; i < 5_000; i++) {
                stream.progress(WALK);
            }
            assertEquals("", written.toString());
            read.countDown();
        }
        assertEquals(LINE.repeat(5_000), written.toString());
    }

    @Test
    void whatOtherThreadsUpgradeIsNotTold() throws InterruptedException {
        read.countDown();
        try (ProgressStream stream = ProgressStream.open(new Client(read), new Gson())) {
            Thread other = new Thread(() -> stream.progress(WALK));
            other.start();
            other.join();
        }
        assertEquals("", written.toString());
    }

    @Test
    void aClientThatWentAwayStopsNothing() {
        try (ProgressStream stream = ProgressStream.open(new Client(null), new Gson())) {
            stream.progress(WALK);
            stream.progress(WALK);
        }
        assertEquals(", closed", written.toString());
    }

    @Test
    void behindHalfALineNothingIsWrittenWhateverEndedIt() {
        Client client = new Client(read) {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                super.write(bytes.slice(0, 5));
                bytes.position(5);
                throw new OutOfMemoryError("none left");
            }
        };
        read.countDown();
        try (ProgressStream stream = ProgressStream.open(client, new Gson())) {
            stream.progress(WALK);
            stream.progress(WALK);
        }
        assertEquals("{\"pro, closed", written.toString());
    }

    /** Takes bytes once it may; if that is null, it is closed. */
    private class Client implements WritableByteChannel {

        private final CountDownLatch reading;

        Client(CountDownLatch reading) {
            this.reading = reading;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (reading == null) {
                throw new IOException("Broken pipe");
            }
            try {
                reading.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            int length = bytes.remaining();
            written.append(StandardCharsets.UTF_8.decode(bytes));
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            written.append(", closed");
        }
    }
}
