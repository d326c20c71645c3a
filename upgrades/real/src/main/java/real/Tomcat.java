package real;

import java.io.IOException;
import java.util.List;
import real.server.TomcatServer;

/** Tomcat: sessions, requests and answers in chunks, files, and answers that never end. */
final class Tomcat implements Application {

    private static final int KINDS = 4;
    private static final String PAGE = "a page that does not change\n".repeat(100);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    @Override
    public Releases releases() {
        return new Releases("tomcat", "tomcat-embed-core-10.1.33.jar", "tomcat-embed-core-10.1.34.jar",
                List.of("tomcat-annotations-api-10.1.33.jar"), TomcatServer.class, "no policy", "a policy");
    }

    @Override
    public Client client(int number, int port) throws IOException {
        Http http = new Http(port);
        return switch (number % KINDS) {
            case 0 -> new Session(http);
            case 1 -> new Echo(http, number);
            case 2 -> new Reader(http);
            default -> new Listener(http);
        };
    }

    /** The header that 10.1.34 can send. */
    @Override
    public String shown(int port) throws IOException {
        try (Http http = new Http(port)) {
            return http.ask("GET /page.txt", "", "").headers().containsKey("ratelimit-policy") ? "a policy" : "no policy";
        }
    }

    /** Counts in a session, which remembers. */
    private static final class Session extends HttpClient {

        private String cookie = "";
        private int count;

        Session(Http http) {
            super(http);
        }

        @Override
        public void request() throws Exception {
            Http.Answer answer = http.ask("GET /count", cookie, "");
            if (cookie.isEmpty()) {
                cookie = "Cookie: " + answer.headers().get("set-cookie").split(";")[0] + "\r\n";
            }
            count++;
            Unexpected.unlessSame("" + count, answer.body());
        }
    }

    /** Sends chunks, and gets them back. */
    private static final class Echo extends HttpClient {

        private int count;

        Echo(Http http, int number) {
            super(http);
            this.count = number;
        }

        @Override
        public void request() throws Exception {
            count++;
            String piece = "piece " + count + " ".repeat(count % 100);
            http.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 3; i++) {
                http.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
            }
            http.send("0\r\n\r\n");
            Unexpected.unlessSame(piece.repeat(3), http.whole(http.head()).body());
        }
    }

    /** Reads a file, and asks whether it is still the same. */
    private static final class Reader extends HttpClient {

        private String tag;

        Reader(Http http) {
            super(http);
        }

        @Override
        public void request() throws Exception {
            if (tag == null) {
                Http.Answer answer = http.ask("GET /page.txt", "", "");
                Unexpected.unlessSame(OK, answer.status());
                Unexpected.unlessSame(PAGE, answer.body());
                tag = answer.headers().get("etag");
            } else {
                Unexpected.unlessSame(NOT_MODIFIED, http.ask("GET /page.txt", "If-None-Match: " + tag + "\r\n", "").status());
                tag = null;
            }
        }
    }

    /** Asked once, and listens to the answer; each line of it counts as a request. */
    private static final class Listener extends HttpClient {

        private long next;

        Listener(Http http) {
            super(http);
        }

        @Override
        public void request() throws Exception {
            if (next == 0) {
                http.send("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
                Unexpected.unlessSame(OK, http.head().status());
            }
            Unexpected.unlessSame(next + "\n", http.chunk());
            next++;
        }
    }
}
