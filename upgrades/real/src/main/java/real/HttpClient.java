package real;

import java.io.IOException;

/** A client that asks over HTTP. */
abstract class HttpClient implements Client {

    final Http http;

    HttpClient(Http http) {
        this.http = http;
    }

    @Override
    public final void close() throws IOException {
        http.close();
    }
}
