package walkthrough;

/** A claim is not true, with what was seen instead. */
final class Unmet extends Exception {

    private static final long serialVersionUID = 1L;

    Unmet(String seen) {
        super(seen);
    }

    /** Throws unless the condition holds. */
    static void unless(boolean condition, String seen) throws Unmet {
        if (!condition) {
            throw new Unmet(seen);
        }
    }

    /** Throws unless they are the same. */
    static void same(Object expected, Object now) throws Unmet {
        unless(expected.equals(now), "not " + expected + ", but " + now);
    }
}
