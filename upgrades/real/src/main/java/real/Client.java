package real;

import java.io.Closeable;

/** One connection to a server, on which one request is made after the other; it is never opened again. */
interface Client extends Closeable {

    /** Makes a request, and checks the answer; throws unless it is what it has to be. */
    void request() throws Exception;
}
