package real;

import java.io.Closeable;

/** One connection to a server, on which one request is made after the other; it is never opened again. */
interface Client extends Closeable {

    /** Makes a request, and checks the answer; throws unless it is what it has to be. */
    void request() throws Exception;

    /**
     * When the request that was just answered was due, by {@code System.nanoTime}.
     *
     * @param pace what the load says; the server may say otherwise
     */
    default long due(long pace) {
        return pace;
    }
}
