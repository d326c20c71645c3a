package dev.molt.control;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import dev.molt.journal.Progress;
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
import java.util.Optional;
import java.util.function.Consumer;

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
        return ask(request, progress -> {});
    }

    /**
     * The same.
     *
     * @param heard told the progress, if it was asked for
     */
    public ControlResponse ask(ControlRequest request, Consumer<Progress> heard) throws IOException {
        try (SocketChannel channel = connect()) {
            ByteBuffer asked = StandardCharsets.UTF_8.encode(gson.toJson(request) + "\n");
            while (asked.hasRemaining()) {
                channel.write(asked);
            }
            BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Optional<Progress> progress = progress(line);
                if (progress.isEmpty()) {
                    return response(line);
                }
                heard.accept(progress.get());
            }
            throw new EOFException("the JVM closed the connection without an answer");
        }
    }

    private Optional<Progress> progress(String line) {
        try {
            return Optional.ofNullable(gson.fromJson(line, ProgressLine.class)).map(ProgressLine::progress);
        } catch (JsonSyntaxException e) {
            // It is told of as an answer that is none.
            return Optional.empty();
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
