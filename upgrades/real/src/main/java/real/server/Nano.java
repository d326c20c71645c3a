package real.server;

import fi.iki.elonen.NanoHTTPD;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** A small server on NanoHTTPD: an echo, and a tally of its answers by status. */
public final class Nano extends NanoHTTPD {

    private static final int TIMEOUT = 60_000;

    private final Map<Response.Status, LongAdder> tally = new EnumMap<>(Response.Status.class);

    private Nano() {
        super(0);
        tally.put(Response.Status.OK, new LongAdder());
        tally.put(Response.Status.NOT_FOUND, new LongAdder());
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Nano nano = new Nano();
        nano.setServerSocketFactory(Prompt::new);
        nano.start(TIMEOUT, false);
        Listening.until(nano.getListeningPort());
    }

    @Override
    public Response serve(IHTTPSession session) {
        return switch (session.getUri()) {
            case "/echo" -> counted(newChunkedResponse(Response.Status.OK, MIME_PLAINTEXT,
                    new ByteArrayInputStream(body(session).getBytes(StandardCharsets.ISO_8859_1))));
            case "/page" -> counted(newFixedLengthResponse("a page"));
            case "/tally" -> newFixedLengthResponse(tally.get(Response.Status.OK) + " " + tally.get(Response.Status.NOT_FOUND));
            case "/statuses" -> newFixedLengthResponse("" + Response.Status.values().length);
            default -> counted(newFixedLengthResponse(Response.Status.NOT_FOUND, MIME_PLAINTEXT, "nothing"));
        };
    }

    private Response counted(Response response) {
        tally.get((Response.Status) response.getStatus()).increment();
        return response;
    }

    private static String body(IHTTPSession session) {
        Map<String, String> files = new HashMap<>();
        try {
            session.parseBody(files);
        } catch (IOException | ResponseException e) {
            throw new IllegalStateException(e);
        }
        return files.get("postData");
    }

    /** Has answers sent as they are written: a client would confirm the first part of one only after some 40 ms. */
    private static final class Prompt extends ServerSocket {

        Prompt() throws IOException {
            super();
        }

        @Override
        public Socket accept() throws IOException {
            Socket socket = super.accept();
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}
