package real;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import real.server.Pool;

/** HikariCP: connections that are borrowed for long and for short, waited for, evicted and given back. */
final class HikariCp implements Application {

    private static final int KINDS = 4;
    private static final int ACCOUNTS = 100;
    private static final int HOLDING = 10;
    private static final int EVICTING = 25;
    private static final long SECONDS = 10;
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(1);

    @Override
    public Releases releases() {
        return new Releases("hikaricp", "HikariCP-5.0.1.jar", "HikariCP-5.1.0.jar",
                List.of("h2-2.2.222.jar", "slf4j-api-1.7.36.jar", "slf4j-nop-1.7.36.jar"), Pool.class, "6 levels", "8 levels");
    }

    @Override
    public Client client(int number, int port) throws IOException {
        return new Customer(new LineConnection(port), number);
    }

    @Override
    public String shown(int port) throws IOException {
        try (LineConnection connection = new LineConnection(port)) {
            return connection.ask("levels") + " levels";
        }
    }

    /** No connection is lost, and no money. */
    @Override
    public void check(int port) throws Exception {
        try (LineConnection connection = new LineConnection(port)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            String active = connection.ask("active");
            while (!active.equals("0") && System.nanoTime() < end) {
                LockSupport.parkNanos(MOMENT);
                active = connection.ask("active");
            }
            Unexpected.unlessSame("0", active);
            Unexpected.unlessSame("100000", connection.ask("sum"));
        }
    }

    /** Asks for one thing, again and again. */
    private static final class Customer implements Client {

        private final LineConnection connection;
        private final int kind;
        private final Random random;
        private int count;

        Customer(LineConnection connection, int number) {
            this.connection = connection;
            this.kind = number % KINDS;
            this.random = new Random(number);
        }

        @Override
        public void request() throws Exception {
            switch (kind) {
                case 0, 1 -> {
                    int from = 1 + random.nextInt(ACCOUNTS - 1);
                    int to = random.nextInt(from) + 1;
                    Unexpected.unlessSame("done", connection.ask("transfer " + from + " " + (to == from ? ACCOUNTS : to) + " 7"));
                }
                case 2 -> {
                    Unexpected.unlessSame("" + (count % HOLDING + 1), connection.ask("hold"));
                    count++;
                }
                default -> {
                    Unexpected.unlessSame("100000", connection.ask("sum"));
                    if (++count % EVICTING == 0) {
                        Unexpected.unlessSame("done", connection.ask("evict"));
                    }
                }
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
