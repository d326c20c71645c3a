package dev.molt.packaging;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Asks on a control socket, whoever runs it, and prints what comes back. */
public final class AskingProgram {

    private AskingProgram() {}

    /** Asks on the socket given. */
    public static void main(String[] arguments) throws Exception {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
            System.out.println("connected");
            channel.write(ByteBuffer.wrap("{\"command\":\"history\"}\n".getBytes(StandardCharsets.UTF_8)));
            Channels.newInputStream(channel).transferTo(System.out);
        } catch (java.io.IOException e) {
            System.out.println(e.getMessage());
        }
    }
}
