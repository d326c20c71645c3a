package dev.molt.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** Reads one line, but no more of it than a request can be long. */
final class RequestLine {

    /** Far more than any request needs, and nothing that hurts the application. */
    static final int LIMIT = 1 << 20;

    private RequestLine() {}

    /**
     * The line without its end; what was sent before the end if there is no newline.
     *
     * @throws TooLongException if it is longer than the limit
     */
    static String read(ReadableByteChannel channel) throws IOException, TooLongException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (channel.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    return line.toString(StandardCharsets.UTF_8);
                }
                if (line.size() == LIMIT) {
                    throw new TooLongException();
                }
                line.write(next);
            }
            buffer.clear();
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Thrown where a line does not end in time. */
    static final class TooLongException extends Exception {}
}
