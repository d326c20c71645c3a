package real;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import real.server.Triggers;

/** Quartz: triggers that fire every 50 ms or by a cron expression, none too often and none too rarely. */
final class Quartz implements Application {

    private static final int KINDS = 4;
    private static final long MILLISECONDS = 50;
    private static final long SECOND = 1000;

    @Override
    public Releases releases() {
        return new Releases("quartz", "quartz-2.3.1.jar", "quartz-2.3.2.jar",
                List.of("slf4j-api-1.7.36.jar", "slf4j-nop-1.7.36.jar"), Triggers.class,
                "a document type is read", "a document type is refused");
    }

    @Override
    public Client client(int number, int port) throws Exception {
        boolean cron = number % KINDS == 0;
        LineConnection connection = new LineConnection(port);
        String name = "trigger-" + number;
        Unexpected.unlessSame("done", connection.ask((cron ? "cron " : "every ") + name));
        return new Listener(connection, name, cron ? SECOND : MILLISECONDS);
    }

    @Override
    public String shown(int port) throws IOException {
        try (LineConnection connection = new LineConnection(port)) {
            return "a document type is " + connection.ask("doctype");
        }
    }

    /** Waits for each time that a trigger fires, and knows when that has to be. */
    private static final class Listener implements Client {

        private final LineConnection connection;
        private final String name;
        private final long interval;
        private long due;

        Listener(LineConnection connection, String name, long interval) {
            this.connection = connection;
            this.name = name;
            this.interval = interval;
        }

        @Override
        public void request() throws Exception {
            long fired = Long.parseLong(connection.ask("next " + name));
            Unexpected.unlessSame(due == 0 ? fired : due + interval, fired);
            due = fired;
        }

        /** By the clock of the wall, as the trigger. */
        @Override
        public long due(long pace) {
            return System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - due);
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
