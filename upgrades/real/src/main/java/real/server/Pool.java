package real.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.IsolationLevel;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A bank behind HikariCP, whose connections do not suffice for all who ask at once. */
public final class Pool {

    private static final int CONNECTIONS = 4;
    private static final int HOLDING = 10;
    private static final String MOVE = "update account set balance = balance + ? where id = ?";

    private Pool() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:bank;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(CONNECTIONS);
        HikariDataSource source = new HikariDataSource(config);
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table account(id int primary key, balance bigint not null)");
            statement.execute("insert into account select x, 1000 from system_range(1, 100)");
        }
        Lines.serve(() -> new Teller(source));
    }

    /** Serves one customer. */
    private static final class Teller implements Lines.Session {

        private final HikariDataSource source;
        private Connection held;
        private int uses;

        Teller(HikariDataSource source) {
            this.source = source;
        }

        @Override
        public String answer(String line) throws SQLException {
            String[] words = line.split(" ");
            return switch (words[0]) {
                case "transfer" -> transfer(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]));
                case "sum" -> sum();
                case "hold" -> hold();
                case "evict" -> {
                    source.getHikariPoolMXBean().softEvictConnections();
                    yield "done";
                }
                case "levels" -> "" + IsolationLevel.values().length;
                case "active" -> "" + source.getHikariPoolMXBean().getActiveConnections();
                default -> throw new IllegalArgumentException(line);
            };
        }

        private String transfer(int from, int to, long amount) throws SQLException {
            try (Connection connection = source.getConnection();
                    PreparedStatement move = connection.prepareStatement(MOVE)) {
                connection.setAutoCommit(false);
                // In one order, so that two never wait for each other.
                add(move, Math.min(from, to), from < to ? -amount : amount);
                add(move, Math.max(from, to), from < to ? amount : -amount);
                connection.commit();
            }
            return "done";
        }

        private static void add(PreparedStatement move, int id, long amount) throws SQLException {
            move.setLong(1, amount);
            move.setInt(2, id);
            move.executeUpdate();
        }

        private String sum() throws SQLException {
            try (Connection connection = source.getConnection()) {
                return number(connection, "select sum(balance) from account");
            }
        }

        /** On a connection that is borrowed for several requests: a counter in a table that only it sees. */
        private String hold() throws SQLException {
            if (held == null) {
                held = source.getConnection();
                try (Statement statement = held.createStatement()) {
                    statement.execute("create local temporary table use(number int)");
                }
                uses = 0;
            }
            try (Statement statement = held.createStatement()) {
                statement.execute("insert into use values(" + uses++ + ")");
            }
            String answer = number(held, "select count(*) from use");
            if (uses == HOLDING) {
                release();
            }
            return answer;
        }

        private void release() throws SQLException {
            try (Statement statement = held.createStatement()) {
                statement.execute("drop table use");
            }
            held.close();
            held = null;
        }

        private static String number(Connection connection, String query) throws SQLException {
            try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(query)) {
                found.next();
                return "" + found.getLong(1);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                if (held != null) {
                    release();
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
