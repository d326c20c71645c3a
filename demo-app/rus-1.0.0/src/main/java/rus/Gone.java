package rus;

/** For delete_module: there is no such class in 2.0.0. */
final class Gone {

    private Gone() {}

    /** What it is. */
    static String text() {
        return "gone is still here";
    }
}
