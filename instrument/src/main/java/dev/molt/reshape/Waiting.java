package dev.molt.reshape;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** What class files name whose loops may last: what threads are made of, and the JDK's methods that wait. */
final class Waiting {

    /** By length, texts of ASCII characters: they are looked for among all constants of all classes that are loaded. */
    private static final Map<Integer, List<String>> NAMES = Map.ofEntries(
            entry(4, List.of("take", "poll", "wait", "park")),
            entry(5, List.of("await", "sleep")),
            entry(6, List.of("select")),
            entry(7, List.of("acquire", "receive")),
            entry(8, List.of("exchange", "readLine")),
            entry(9, List.of("parkNanos")),
            entry(10, List.of("readObject")),
            entry(15, List.of("java/net/Socket")),
            entry(16, List.of("java/lang/Thread")),
            entry(18, List.of("java/lang/Runnable")),
            entry(21, List.of("java/net/ServerSocket")),
            entry(22, List.of("acquireUninterruptibly")),
            entry(29, List.of("java/util/concurrent/Callable")),
            entry(31, List.of("java/nio/channels/SocketChannel")),
            entry(37, List.of("java/nio/channels/ServerSocketChannel")));

    /** A bit for each of these lengths. */
    private static final long LENGTHS = 1L << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 15 | 1 << 16
            | 1 << 18 | 1 << 21 | 1 << 22 | 1 << 29 | 1L << 31 | 1L << 37;

    private Waiting() {
    }

    /** Those that have so many characters. */
    static List<String> ofLength(int length) {
        return length < Long.SIZE && (LENGTHS >>> length & 1) != 0 ? NAMES.get(length) : List.of();
    }
}
