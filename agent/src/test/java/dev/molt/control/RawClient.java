package dev.molt.control;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A client that may send anything. */
record RawClient(SocketChannel channel) implements Closeable {

    static final String HISTORY = "{\"command\":\"history\"}\n";

    static RawClient connect(Path socket) throws IOException {
        return new RawClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    /** Sends, says that nothing more comes, and returns all that comes back. */
    static String ask(Path socket, String text) throws IOException {
        try (RawClient client = connect(socket)) {
            client.send(text);
            client.channel.shutdownOutput();
            return client.answer();
        }
    }

    /** Sends, as far as the server reads. */
    void send(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** All until the server closes the connection. */
    String answer() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Channels.newInputStream(channel).transferTo(all);
        return all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
