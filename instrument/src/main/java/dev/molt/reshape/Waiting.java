package dev.molt.reshape;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** What class files name whose loops may last: what threads are made of, and the JDK's methods that wait. */
final class Waiting {

    /** By length, texts of ASCII characters: they are looked for among all constants of all classes that are loaded. */
    private static final Map<Integer, List<String>> NAMES = Map.ofEntries(
            entry(4, List.of("take", "poll", "wait", "park", "read")),
            entry(5, List.of("await", "sleep")),
            entry(6, List.of("accept", "select")),
            entry(7, List.of("acquire", "receive")),
            entry(8, List.of("exchange", "readLine")),
            entry(9, List.of("parkNanos")),
            entry(10, List.of("readObject")),
            entry(16, List.of("java/lang/Thread")),
            entry(18, List.of("java/lang/Runnable")),
            entry(22, List.of("acquireUninterruptibly")),
            entry(29, List.of("java/util/concurrent/Callable")));

    private Waiting() {
    }

    /** Those that have so many characters. */
    static List<String> ofLength(int length) {
        return NAMES.getOrDefault(length, List.of());
    }
}
