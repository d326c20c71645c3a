/** An object of a class that changes; what it counts is in units of its version. */
interface Account {

    /** How many payments it has seen; fails if its fields are not of one version. */
    long effects();

    /** The unit of the version that made it. */
    int born();
}
