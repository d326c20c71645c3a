package dev.molt.reshape;

/**
 * Where code runs that was written in a class.
 *
 * @param self the class that it was written in, an internal name
 * @param emitted the class that it is emitted into
 */
record Site(String self, String emitted) {

    /** True if it runs outside the class that it was written in. */
    boolean moved() {
        return !self.equals(emitted);
    }
}
