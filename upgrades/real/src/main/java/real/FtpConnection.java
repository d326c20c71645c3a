package real;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A control connection with somebody logged in.
 *
 * <p>Commands of all connections go one after the other: FtpServer 1.2.0 writes all replies with one encoder, which several
 * threads break, also without an upgrade.
 */
final class FtpConnection implements Closeable {

    private static final int SECONDS = 20;
    private static final Pattern PASSIVE = Pattern.compile(".*\\(\\d+,\\d+,\\d+,\\d+,(\\d+),(\\d+)\\).*");

    private final ReentrantLock turn;
    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    /** @param turn shared by all connections */
    FtpConnection(int port, ReentrantLock turn) throws Exception {
        this.turn = turn;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(SECONDS * 1000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
        turn.lock();
        try {
            expect(220, reply());
        } finally {
            turn.unlock();
        }
        command(331, "USER reader");
        command(230, "PASS secret");
        command(200, "TYPE I");
    }

    /** Gives a command, and takes the reply, which has to have this code. */
    String command(int code, String command) throws Exception {
        turn.lock();
        try {
            send(command);
            return expect(code, reply());
        } finally {
            turn.unlock();
        }
    }

    /** What a transfer does with its connection. */
    @FunctionalInterface
    interface Transfer {

        void run(Socket data) throws Exception;
    }

    /** A whole transfer. */
    void transfer(String command, Transfer transfer) throws Exception {
        turn.lock();
        try {
            try (Socket data = begin(command)) {
                transfer.run(data);
            }
            end();
        } finally {
            turn.unlock();
        }
    }

    /** Takes the reply that a transfer is done. */
    void end() throws Exception {
        turn.lock();
        try {
            expect(226, reply());
        } finally {
            turn.unlock();
        }
    }

    /** Begins a transfer, and gives its connection. */
    Socket begin(String command) throws Exception {
        turn.lock();
        try {
            send("PASV");
            Matcher passive = PASSIVE.matcher(expect(227, reply()));
            if (!passive.matches()) {
                throw new IOException("no port was told");
            }
            int port = Integer.parseInt(passive.group(1)) * 256 + Integer.parseInt(passive.group(2));
            Socket data = new Socket(InetAddress.getLoopbackAddress(), port);
            data.setSoTimeout(SECONDS * 1000);
            send(command);
            expect(150, reply());
            return data;
        } finally {
            turn.unlock();
        }
    }

    private void send(String command) throws IOException {
        out.write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String expect(int code, String reply) throws Unexpected {
        Unexpected.unlessSame("" + code, reply.substring(0, 3));
        return reply.substring(4);
    }

    /** The last line of a reply. */
    private String reply() throws IOException {
        String line = in.readLine();
        while (line != null && !line.matches("\\d{3} .*")) {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the connection was closed");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
