package dev.molt.reshape;

/** What came of the wish to prepare a class for reshaping. */
public sealed interface Prepared {

    /**
     * The class was prepared.
     *
     * @param bytes what to load instead
     */
    record Ready(byte[] bytes) implements Prepared {
    }

    /**
     * The class is to be loaded as it is.
     *
     * @param reason why, in words that follow the class's name: {@code is a module}
     */
    record Unprepared(String reason) implements Prepared {
    }
}
