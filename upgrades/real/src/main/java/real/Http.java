package real;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** One connection that is kept alive, and tells if it is closed: other clients would open it again. */
final class Http implements Closeable {

    private static final int SECONDS = 20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Http(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SECONDS * 1000);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /**
     * An answer; its body is empty as long as it comes in chunks that nobody has read.
     *
     * @param headers by lower case name
     */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** Asks and takes the whole answer; the headers end with a line's end each. */
    Answer ask(String line, String headers, String body) throws IOException {
        send(line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
        return whole(head());
    }

    void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Reads status and headers of an answer. */
    Answer head() throws IOException {
        String status = line();
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon).toLowerCase(), header.substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(status.split(" ")[1]), headers, "");
    }

    /** Reads the body that belongs to a head. */
    Answer whole(Answer head) throws IOException {
        StringBuilder body = new StringBuilder();
        if ("chunked".equalsIgnoreCase(head.headers().get("transfer-encoding"))) {
            for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
                body.append(chunk);
            }
        } else if (head.headers().containsKey("content-length")) {
            body.append(text(Integer.parseInt(head.headers().get("content-length"))));
        }
        return new Answer(head.status(), head.headers(), body.toString());
    }

    /** Reads the next chunk; empty behind the last one. */
    String chunk() throws IOException {
        int length = Integer.parseInt(line(), 16);
        String chunk = text(length);
        line();
        return chunk;
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the connection ended within an answer");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
