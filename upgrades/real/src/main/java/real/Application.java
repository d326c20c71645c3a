package real;

/** A server that others wrote: its releases, and clients that know what it has to answer. */
interface Application {

    long PACE = 20;

    Releases releases();

    /**
     * A client on a connection of its own.
     *
     * @param number which one it is; some do other things than others
     */
    Client client(int number, int port) throws Exception;

    /** What a client that comes now sees of the version. */
    String shown(int port) throws Exception;

    /** After how many milliseconds each client makes its next request. */
    default long pace() {
        return PACE;
    }

    /** Throws unless what has to be true of the server as a whole is true, once all clients have ended. */
    default void check(int port) throws Exception {}
}
