package pea;

/** The library. */
public final class PeaLib {

    private PeaLib() {}

    /** The version that this code was written for. */
    public static String version() {
        return "1.0";
    }

    /** How big a pea is. */
    public static int size() {
        return 1;
    }
}
