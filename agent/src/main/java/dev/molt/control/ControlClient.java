package dev.molt.control;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks the agent in another JVM. */
public final class ControlClient {

    private final Path socket;
    private final Gson gson = new Gson();

    /** Asks over this socket. */
    public ControlClient(Path socket) {
        this.socket = socket;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws IOException if nobody listens, or the JVM ended before it answered
     */
    public ControlResponse ask(ControlRequest request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(StandardCharsets.UTF_8.encode(gson.toJson(request) + "\n"));
            BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            String line = in.readLine();
            if (line == null) {
                throw new EOFException("the JVM closed the connection without an answer");
            }
            return gson.fromJson(line, ControlResponse.class);
        }
    }
}
