package pea;

/** The library; its peas have grown. */
public final class PeaLib {

    private PeaLib() {}

    /** The version that this code was written for. */
    public static String version() {
        return "2.0";
    }

    /** How big a pea is. */
    public static int size() {
        return grown(1);
    }

    private static int grown(int size) {
        return 2 * size;
    }
}
