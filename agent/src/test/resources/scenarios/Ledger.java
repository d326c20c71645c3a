/** Which objects were transformed, and how often. */
final class Ledger {

    private static final Map<Object, Integer> CHANGED = new IdentityHashMap<>();

    private Ledger() {}

    /** What the transform of an object calls, with a value that it passes on. */
    static synchronized long changed(Object account, long value) {
        CHANGED.merge(account, 1, Integer::sum);
        return value;
    }

    static synchronized int times(Object account) {
        return CHANGED.getOrDefault(account, 0);
    }

    /** From here on, the next upgrade's are counted. */
    static synchronized void next() {
        CHANGED.clear();
    }
}
