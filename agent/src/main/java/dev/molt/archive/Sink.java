package dev.molt.archive;

import java.io.IOException;

/** Takes an entry's contents, piece by piece. */
@FunctionalInterface
interface Sink {

    /** Takes the first bytes of an array that is used again afterwards. */
    void take(byte[] bytes, int length) throws IOException;

    /** One that hands everything to both. */
    default Sink and(Sink other) {
        return (bytes, length) -> {
            take(bytes, length);
            other.take(bytes, length);
        };
    }
}
