package dev.molt.reshape;

/** What class files name whose loops may last: what threads are made of, and the JDK's methods that wait. */
final class Waiting {

    /** Texts of ASCII characters. */
    private static final String[] NAMES = {
        "java/lang/Thread", "java/lang/Runnable", "java/util/concurrent/Callable",
        "accept", "take", "poll", "await", "sleep", "select", "wait", "park", "parkNanos", "acquire", "acquireUninterruptibly",
        "receive", "exchange", "read", "readLine", "readObject"
    };

    private static final String[] NONE = {};

    /** They are looked for among all constants of all classes that are loaded, and most are of another length. */
    private static final String[][] BY_LENGTH = new String[32][];

    static {
        for (String name : NAMES) {
            String[] before = ofLength(name.length());
            String[] all = new String[before.length + 1];
            System.arraycopy(before, 0, all, 1, before.length);
            all[0] = name;
            BY_LENGTH[name.length()] = all;
        }
    }

    private Waiting() {
    }

    /** Those that have so many characters. */
    static String[] ofLength(int length) {
        return length >= BY_LENGTH.length || BY_LENGTH[length] == null ? NONE : BY_LENGTH[length];
    }
}
