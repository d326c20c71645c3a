package dev.molt.reshape;

/** What a reference to a member is turned into. Names are internal. */
sealed interface Target {

    /** It stays. */
    record AsIs() implements Target {
    }

    /**
     * A call of a static method of a class of our own; the object comes first.
     *
     * @param owner the class
     * @param name its method
     * @param descriptor the descriptor
     */
    record Static(String owner, String name, String descriptor) implements Target {
    }

    /**
     * A static field of a class of our own.
     *
     * @param owner the class
     */
    record Moved(String owner) implements Target {
    }

    /**
     * A call site linked at run time by {@link dev.molt.boot.Linkage}.
     *
     * @param bootstrap its method
     * @param name the member's name
     * @param descriptor what the call site takes and returns
     * @param caller the class whose rights are used
     * @param owner the class to look in
     */
    record Linked(String bootstrap, String name, String descriptor, String caller, String owner) implements Target {
    }
}
