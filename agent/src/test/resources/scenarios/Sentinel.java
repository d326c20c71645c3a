/** Shows whether the gates are shut. */
class Sentinel { // soft

    static int touch() {
        return UNIT;
    }
}
