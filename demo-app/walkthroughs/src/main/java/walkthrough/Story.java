package walkthrough;

/** Something that can be told, claim by claim. */
@FunctionalInterface
interface Story {

    /** Tells it to its end; a claim that is false does not end it. */
    void tell() throws Exception;
}
