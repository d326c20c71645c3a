package real;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import real.server.H2Server;

/** H2: transfers between accounts, whose sum never changes, and results that are read row by row. */
final class H2 implements Application {

    private static final int KINDS = 4;
    private static final int ACCOUNTS = 100;
    private static final long MONEY = 100_000;
    private static final int PAGES = 20_000;
    private static final int AT_ONCE = 5;

    @Override
    public Releases releases() {
        return new Releases("h2", "h2-2.2.222.jar", "h2-2.2.224.jar", List.of(), H2Server.class,
                "2.2.222", "2.2.224");
    }

    @Override
    public Client client(int number, int port) throws SQLException {
        Connection connection = connect(port);
        return switch (number % KINDS) {
            case 0, 1 -> new Transfers(connection, number);
            case 2 -> new Auditor(connection);
            default -> new Reader(connection);
        };
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:tcp://localhost:" + port + "/./bank");
    }

    @Override
    public String shown(int port) throws SQLException {
        try (Connection connection = connect(port); Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("select h2version()")) {
            version.next();
            return version.getString(1);
        }
    }

    @Override
    public void check(int port) throws Exception {
        try (Client auditor = new Auditor(connect(port))) {
            auditor.request();
        }
    }

    /** Moves money in transactions of several statements. */
    private static final class Transfers implements Client {

        private final Connection connection;
        private final PreparedStatement lock;
        private final PreparedStatement move;
        private final Random random;

        Transfers(Connection connection, int seed) throws SQLException {
            this.connection = connection;
            this.random = new Random(seed);
            connection.setAutoCommit(false);
            lock = connection.prepareStatement("select balance from account where id in (?, ?) order by id for update");
            move = connection.prepareStatement("update account set balance = balance + ? where id = ?");
        }

        @Override
        public void request() throws Exception {
            // In one order, so that two never wait for each other.
            int lower = 1 + random.nextInt(ACCOUNTS - 1);
            int upper = lower + 1 + random.nextInt(ACCOUNTS - lower);
            lock.setInt(1, lower);
            lock.setInt(2, upper);
            try (ResultSet found = lock.executeQuery()) {
                found.next();
                Unexpected.unlessSame(true, found.next());
            }
            long amount = random.nextInt(100) - 50;
            add(lower, amount);
            add(upper, -amount);
            connection.commit();
        }

        private void add(int id, long amount) throws Exception {
            move.setLong(1, amount);
            move.setInt(2, id);
            Unexpected.unlessSame(1, move.executeUpdate());
        }

        @Override
        public void close() {
            H2.close(connection);
        }
    }

    /** Adds all balances up. */
    private static final class Auditor implements Client {

        private final Connection connection;
        private final PreparedStatement sum;

        Auditor(Connection connection) throws SQLException {
            this.connection = connection;
            sum = connection.prepareStatement("select sum(balance), count(*) from account");
        }

        @Override
        public void request() throws Exception {
            try (ResultSet all = sum.executeQuery()) {
                all.next();
                Unexpected.unlessSame(MONEY, all.getLong(1));
                Unexpected.unlessSame(ACCOUNTS, all.getInt(2));
            }
        }

        @Override
        public void close() {
            H2.close(connection);
        }
    }

    /** Keeps a result open, and reads a few rows of it with each request. */
    private static final class Reader implements Client {

        private final Connection connection;
        private final PreparedStatement pages;
        private ResultSet open;
        private int next = 1;

        Reader(Connection connection) throws SQLException {
            this.connection = connection;
            pages = connection.prepareStatement("select id, text from page order by id");
            pages.setFetchSize(AT_ONCE);
        }

        @Override
        public void request() throws Exception {
            if (open == null) {
                open = pages.executeQuery();
                next = 1;
            }
            for (int i = 0; i < AT_ONCE; i++, next++) {
                Unexpected.unlessSame(true, open.next());
                Unexpected.unlessSame("page " + next, open.getString(2));
                Unexpected.unlessSame(next, open.getInt(1));
            }
            if (next > PAGES) {
                Unexpected.unlessSame(false, open.next());
                open.close();
                open = null;
            }
        }

        @Override
        public void close() {
            H2.close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
