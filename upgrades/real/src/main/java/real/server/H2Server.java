package real.server;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.h2.tools.Server;

/** H2 with a bank in a file, open to clients over TCP. */
public final class H2Server {

    private H2Server() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        String folder = Files.createTempDirectory("bank").toString();
        Server server = Server.createTcpServer("-tcpPort", "0", "-baseDir", folder).start();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + folder + "/bank;DB_CLOSE_DELAY=-1");
                Statement statement = connection.createStatement()) {
            statement.execute("create table account(id int primary key, balance bigint not null)");
            statement.execute("insert into account select x, 1000 from system_range(1, 100)");
            statement.execute("create table page(id int primary key, text varchar(100) not null)");
            statement.execute("insert into page select x, 'page ' || x from system_range(1, 20000)");
        }
        Listening.until(server.getPort());
    }
}
