package dev.molt.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * Starts a real application, has it do one thing, and prints the processor time of all of it in nanoseconds, and the heap
 * that is used behind collections, in bytes.
 */
public final class Starting {

    private Starting() {}

    /**
     * Starts one.
     *
     * @param arguments {@code h2} or {@code tomcat}
     */
    public static void main(String[] arguments) throws Exception {
        Object kept = arguments[0].equals("h2") ? h2() : tomcat();
        long time = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        // What one leaves to cleaners and finalizers, the next takes.
        System.gc();
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.println(time + " " + used + " " + kept.hashCode());
        System.exit(0);
    }

    private static Connection h2() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:start");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table book(id int primary key, title varchar(100))");
            statement.execute("insert into book select x, 'title ' || x from system_range(1, 1000)");
            statement.executeQuery("select count(*), max(title) from book where id > 10 group by mod(id, 7)").next();
        }
        return connection;
    }

    private static Tomcat tomcat() throws LifecycleException, IOException, InterruptedException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("molt-tomcat").toString());
        tomcat.setPort(0);
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "hello", new jakarta.servlet.http.HttpServlet() {
            @Override
            protected void doGet(jakarta.servlet.http.HttpServletRequest request,
                    jakarta.servlet.http.HttpServletResponse response) throws IOException {
                try (PrintWriter out = response.getWriter()) {
                    out.print("hello");
                }
            }
        });
        context.addServletMappingDecoded("/", "hello");
        tomcat.start();
        int port = tomcat.getConnector().getLocalPort();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build(), HttpResponse.BodyHandlers.ofString());
        if (!answer.body().equals("hello")) {
            throw new UncheckedIOException(new IOException(answer.body()));
        }
        return tomcat;
    }
}
