package dev.molt.control;

import com.google.gson.Gson;
import dev.molt.journal.JournalEntry;
import dev.molt.journal.JournalListener;
import dev.molt.journal.Measured;
import dev.molt.journal.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Writes the progress of the upgrade that the thread which opened this carries out, one JSON line each, on a thread of its own:
 * the upgrade waits for no reader.
 */
final class ProgressStream implements JournalListener, AutoCloseable {

    private final WritableByteChannel client;
    private final Gson gson;
    private final Thread upgrading = Thread.currentThread();
    /** An upgrade has some twenty; nothing ends them. */
    private final BlockingQueue<Optional<Progress>> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;

    private ProgressStream(WritableByteChannel client, Gson gson) {
        this.client = client;
        this.gson = gson;
        this.writer = new Thread(null, this::write, "molt-progress", 0, false);
    }

    /** Begins to write what comes. */
    static ProgressStream open(WritableByteChannel client, Gson gson) {
        ProgressStream stream = new ProgressStream(client, gson);
        stream.writer.setDaemon(true);
        stream.writer.setContextClassLoader(ProgressStream.class.getClassLoader());
        stream.writer.start();
        return stream;
    }

    @Override
    public void written(JournalEntry entry, Measured measured) {
        // Steps are what the journal is for.
    }

    /** Another upgrade may end, or begin, while this one is asked for. */
    @Override
    public void progress(Progress progress) {
        if (Thread.currentThread() == upgrading) {
            waiting.add(Optional.of(progress));
        }
    }

    /** Waits until all is written; the upgrade is over. */
    @Override
    public void close() {
        waiting.add(Optional.empty());
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        boolean begun = false;
        try {
            for (Optional<Progress> next = waiting.take(); next.isPresent(); next = waiting.take()) {
                ByteBuffer line = StandardCharsets.UTF_8.encode(gson.toJson(new ProgressLine(next.get())) + "\n");
                begun = true;
                while (line.hasRemaining()) {
                    client.write(line);
                }
                begun = false;
            }
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            // The client went away, or memory is at its end; the upgrade goes on.
            if (begun) {
                hangUp();
            }
        }
    }

    /** Whatever came behind half a line would be taken for the rest of it. */
    private void hangUp() {
        try {
            client.close();
        } catch (IOException | RuntimeException | Error e) {
            // It is for the client only, which is gone or reads what it cannot understand.
        }
    }
}
