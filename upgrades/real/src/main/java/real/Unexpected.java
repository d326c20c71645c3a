package real;

import java.util.Objects;

/** An answer other than the one that it has to be. */
final class Unexpected extends Exception {

    private static final long serialVersionUID = 1;

    private Unexpected(String message) {
        super(message);
    }

    /** Throws unless two values are equal. */
    static void unlessSame(Object expected, Object found) throws Unexpected {
        if (!Objects.equals(expected, found)) {
            throw new Unexpected("not " + expected + ", but " + found);
        }
    }
}
