package dev.molt.control;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Asks the agent in another JVM. */
public final class ControlClient {

    private static final int SHOWN = 80;

    private final Path socket;
    private final Gson gson = new Gson();

    /** Asks over this socket. */
    public ControlClient(Path socket) {
        this.socket = socket;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws java.net.ConnectException if nobody listens
     * @throws IOException if the JVM ended before it answered, or if somebody else answered
     */
    public ControlResponse ask(ControlRequest request) throws IOException {
        try (SocketChannel channel = connect()) {
            ByteBuffer asked = StandardCharsets.UTF_8.encode(gson.toJson(request) + "\n");
            while (asked.hasRemaining()) {
                channel.write(asked);
            }
            BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            String line = in.readLine();
            if (line == null) {
                throw new EOFException("the JVM closed the connection without an answer");
            }
            return response(line);
        }
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (SocketException e) {
            // Of a socket that is gone the JDK tells otherwise than of one that nobody listens on.
            throw Files.exists(socket, LinkOption.NOFOLLOW_LINKS) ? e : new ConnectException("there is no " + socket);
        }
    }

    private ControlResponse response(String line) throws IOException {
        try {
            ControlResponse response = gson.fromJson(line, ControlResponse.class);
            if (response != null && response.outcome() != null) {
                return response;
            }
        } catch (JsonSyntaxException e) {
            // Told below, with what was answered instead.
        }
        throw new IOException("this is no answer of Molt: " + line.substring(0, Math.min(line.length(), SHOWN)));
    }
}
