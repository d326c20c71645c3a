package real;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import real.server.Ftp;

/** Apache FtpServer: logged-in sessions, small files that come and go, and transfers that take as long as the test. */
final class FtpServer implements Application {

    private static final int KINDS = 4;
    private static final long PACE = 200;

    private final ReentrantLock turn = new ReentrantLock(true);

    @Override
    public Releases releases() {
        return new Releases("ftpserver", "ftpserver-core-1.2.0.jar", "ftpserver-core-1.2.1.jar",
                List.of("ftplet-api-1.2.1.jar", "mina-core-2.2.4.jar", "slf4j-api-1.7.36.jar", "slf4j-nop-1.7.36.jar"),
                Ftp.class, "1.2.0", "1.2.1");
    }

    @Override
    public Client client(int number, int port) throws Exception {
        FtpConnection connection = new FtpConnection(port, turn);
        return switch (number % KINDS) {
            case 0 -> new Talker(connection);
            case 1 -> new Keeper(connection, "small-" + number);
            case 2 -> new Receiver(connection);
            default -> new Sender(connection, "sent-" + number);
        };
    }

    /** It sends the second reply of a transfer when the first is confirmed, which takes 40 ms. */
    @Override
    public long pace() {
        return PACE;
    }

    @Override
    public String shown(int port) throws Exception {
        try (FtpConnection connection = new FtpConnection(port, turn)) {
            return connection.command(200, "SITE VERSION");
        }
    }

    /** Stays logged in, and gives commands without a transfer. */
    private record Talker(FtpConnection connection) implements Client {

        @Override
        public void request() throws Exception {
            Unexpected.unlessSame("\"/\" is current directory.", connection.command(257, "PWD"));
            Unexpected.unlessSame("32000000", connection.command(213, "SIZE large"));
            String zone = connection.command(200, "SITE ZONE");
            Unexpected.unlessSame(true, zone.matches("[+-]\\d{4}"));
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /** Stores a small file, and takes it back. */
    private static final class Keeper implements Client {

        private final FtpConnection connection;
        private final String file;
        private String contents;
        private int count;

        Keeper(FtpConnection connection, String file) {
            this.connection = connection;
            this.file = file;
        }

        @Override
        public void request() throws Exception {
            if (count++ % 2 == 0) {
                contents = ("contents " + count).repeat(1 + count % 100);
                connection.transfer("STOR " + file, data ->
                        data.getOutputStream().write(contents.getBytes(StandardCharsets.ISO_8859_1)));
            } else {
                connection.transfer("RETR " + file, data ->
                        Unexpected.unlessSame(contents, text(data.getInputStream().readAllBytes())));
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    /** In the middle of a large file, of which each request takes a little more. */
    private static final class Receiver implements Client {

        private static final int LINE = 8;
        private static final int LINES = 500;

        private final FtpConnection connection;
        private final Socket data;
        private int next;

        Receiver(FtpConnection connection) throws Exception {
            this.connection = connection;
            this.data = connection.begin("RETR large");
        }

        @Override
        public void request() throws Exception {
            String lines = text(data.getInputStream().readNBytes(LINE * LINES));
            Unexpected.unlessSame(LINE * LINES, lines.length());
            for (int i = 0; i < LINES; i++, next++) {
                Unexpected.unlessSame(String.format("%07d\n", next), lines.substring(LINE * i, LINE * (i + 1)));
            }
        }

        @Override
        public void close() throws IOException {
            data.close();
            connection.close();
        }
    }

    /** In the middle of a file that it sends, a little more of it with each request. */
    private static final class Sender implements Client {

        private static final byte[] PIECE = new byte[4000];

        private final FtpConnection connection;
        private final Socket data;
        private final String file;
        private long sent;

        Sender(FtpConnection connection, String file) throws Exception {
            this.connection = connection;
            this.file = file;
            this.data = connection.begin("STOR " + file);
        }

        @Override
        public void request() throws Exception {
            data.getOutputStream().write(PIECE);
            sent += PIECE.length;
        }

        /** Only now it is known that all of it came. */
        @Override
        public void close() throws IOException {
            data.close();
            try {
                connection.end();
                Unexpected.unlessSame("" + sent, connection.command(213, "SIZE " + file));
            } catch (Exception e) {
                throw new IOException(e);
            }
            connection.close();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
