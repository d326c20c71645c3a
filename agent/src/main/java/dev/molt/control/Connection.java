package dev.molt.control;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import dev.molt.release.Asker;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.ReleasesOf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.UserPrincipal;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;

/**
 * One connection: takes its request, and answers. Apart from {@link ControlServer}, so that an application that starts need
 * not wait until this is loaded.
 *
 * @param handler who answers; asked for now, and made if it is the first time
 * @param releases who answers concerning releases
 */
record Connection(SocketChannel client, Supplier<ReleaseHandler> handler, ReleasesOf releases) implements Runnable {

    @Override
    public void run() {
        try (SocketChannel channel = client) {
            if (isOwner()) {
                // Not interruptible by the client: an upgrade that has begun is finished, whoever still listens.
                // Made when asked: at the start it would cost the application time, and then memory.
                Gson gson = new Gson();
                String answer = gson.toJson(answer(gson)) + "\n";
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(answer);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
        } catch (IOException e) {
            // The client went away; what it asked for is in the journal.
        }
    }

    private ControlResponse answer(Gson gson) throws IOException {
        try {
            ControlRequest request = gson.fromJson(RequestLine.read(client), ControlRequest.class);
            return request == null || request.command() == null
                    ? ControlResponse.failed("the request is empty")
                    : answer(request, gson);
        } catch (JsonSyntaxException e) {
            return ControlResponse.failed("the request is no JSON object: " + e.getMessage());
        } catch (RequestLine.TooLongException e) {
            return ControlResponse.failed("the request is longer than " + RequestLine.LIMIT + " bytes");
        } catch (RuntimeException | Error e) {
            // Let out, it would come to the application's handler of uncaught exceptions, which may end the JVM.
            return ControlResponse.failed(e.toString());
        }
    }

    private ControlResponse answer(ControlRequest request, Gson gson) throws IOException {
        Conversation conversation = new Conversation(handler.get(), releases, asker());
        if (!Boolean.TRUE.equals(request.progress())) {
            return conversation.answer(request);
        }
        try (ProgressStream stream = ProgressStream.open(client, gson)) {
            handler.get().tell(stream);
            try {
                return conversation.answer(request);
            } finally {
                handler.get().tellNoMore(stream);
            }
        }
    }

    /** File permissions keep others out already; this also holds where the directory's file system ignores them. */
    private boolean isOwner() throws IOException {
        try {
            return mayAsk(client.getOption(ExtendedSocketOptions.SO_PEERCRED).user(), CurrentUser.get());
        } catch (UnsupportedOperationException | LinkageError e) {
            return true;
        }
    }

    /** Where the platform does not tell, only the owner could open the socket. */
    private Asker asker() throws IOException {
        try {
            return new Asker(client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName(), Asker.SOCKET);
        } catch (UnsupportedOperationException | LinkageError e) {
            return new Asker(CurrentUser.get().getName(), Asker.SOCKET);
        }
    }

    /** The owner, and who could read and write its memory anyway. */
    static boolean mayAsk(UserPrincipal peer, UserPrincipal owner) {
        return peer.equals(owner) || peer.getName().equals("root");
    }
}
