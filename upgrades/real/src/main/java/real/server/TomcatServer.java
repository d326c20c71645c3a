package real.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.filters.RateLimitFilter;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat with a counter in each session, an echo, an endless answer and a file, all behind a filter that counts requests. */
public final class TomcatServer {

    private static final String ALL = "/*";
    private static final String MANY = "1000000";

    private TomcatServer() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path files = Files.createTempDirectory("tomcat-files");
        Files.writeString(files.resolve("page.txt"), "a page that does not change\n".repeat(100));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", files.toString());
        servlet(context, "/count", new Counter());
        servlet(context, "/echo", new Echo());
        servlet(context, "/stream", new Ticks());
        servlet(context, "/", new DefaultServlet());
        limit(context);
        tomcat.start();
        Listening.until(tomcat.getConnector().getLocalPort());
    }

    private static void servlet(Context context, String path, HttpServlet servlet) {
        Tomcat.addServlet(context, path, servlet);
        context.addServletMappingDecoded(path, path);
    }

    /** A filter that limits nobody, and that every request goes through. */
    private static void limit(Context context) {
        FilterDef filter = new FilterDef();
        filter.setFilterName("limit");
        filter.setFilterClass(RateLimitFilter.class.getName());
        filter.addInitParameter("bucketRequests", MANY);
        context.addFilterDef(filter);
        FilterMap everything = new FilterMap();
        everything.setFilterName("limit");
        everything.addURLPattern(ALL);
        context.addFilterMap(everything);
    }

    /** Counts the requests of each session. */
    private static final class Counter extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HttpSession session = request.getSession();
            Integer before = (Integer) session.getAttribute("count");
            int count = before == null ? 1 : before + 1;
            session.setAttribute("count", count);
            try (PrintWriter out = response.getWriter()) {
                out.print(count);
            }
        }
    }

    /** Sends back what comes, in chunks of whatever size. */
    private static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1;
        private static final int SIZE = 100;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] piece = new byte[SIZE];
            try (OutputStream out = response.getOutputStream()) {
                for (int read = request.getInputStream().read(piece); read >= 0; read = request.getInputStream().read(piece)) {
                    out.write(piece, 0, read);
                    out.flush();
                }
            }
        }
    }

    /** An answer without an end, a line every few milliseconds. */
    private static final class Ticks extends HttpServlet {

        private static final long serialVersionUID = 1;
        private static final long PACE = TimeUnit.MILLISECONDS.toNanos(20);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            OutputStream out = response.getOutputStream();
            long due = System.nanoTime();
            for (long i = 0; ; i++) {
                out.write((i + "\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                due += PACE;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }
}
