package real;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import real.server.Nano;

/** NanoHTTPD: connections that are kept alive, and a tally by status, of which ten more come. */
final class NanoHttpd implements Application {

    private static final int KINDS = 3;

    private final AtomicLong found = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();

    @Override
    public Releases releases() {
        return new Releases("nanohttpd", "nanohttpd-2.3.0.jar", "nanohttpd-2.3.1.jar", List.of(), Nano.class,
                "22 statuses", "32 statuses");
    }

    @Override
    public Client client(int number, int port) throws IOException {
        return new Visitor(new Http(port), number);
    }

    @Override
    public String shown(int port) throws IOException {
        try (Http http = new Http(port)) {
            return http.ask("GET /statuses", "", "").body() + " statuses";
        }
    }

    @Override
    public void check(int port) throws Exception {
        try (Http http = new Http(port)) {
            Unexpected.unlessSame(found + " " + missed, http.ask("GET /tally", "", "").body());
        }
    }

    /** Asks for one thing after the other. */
    private final class Visitor extends HttpClient {

        private int count;

        Visitor(Http http, int number) {
            super(http);
            this.count = number;
        }

        @Override
        public void request() throws Exception {
            count++;
            switch (count % KINDS) {
                case 0 -> expect("GET /page", "", 200, "a page", found);
                case 1 -> expect("POST /echo", "piece " + count + " ".repeat(count % 100) + ".", 200, null, found);
                default -> expect("GET /missing", "", 404, "nothing", missed);
            }
        }

        /** @param answer null if it is the body that was sent */
        private void expect(String line, String body, int status, String answer, AtomicLong counter) throws Exception {
            Http.Answer given = http.ask(line, "Content-Type: text/plain\r\n", body);
            Unexpected.unlessSame(status, given.status());
            Unexpected.unlessSame(answer == null ? body : answer, given.body());
            counter.incrementAndGet();
        }
    }
}
