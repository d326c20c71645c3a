package dev.molt.classfile;

/** Thrown where bytes are no class file, or one of a version that this build cannot read. */
public final class MalformedClassException extends IllegalArgumentException {

    /**
     * Blames an entry.
     *
     * @param entry what the bytes were read from: a class name or the entry of a jar
     * @param cause what the reader stumbled over
     */
    public MalformedClassException(String entry, RuntimeException cause) {
        super(entry + " is not a class file that can be read: " + reason(cause), cause);
    }

    /** The reader runs off arrays where a file is cut short, and then its own words help nobody. */
    private static String reason(RuntimeException cause) {
        boolean said = cause instanceof IllegalArgumentException && cause.getMessage() != null;
        return said ? cause.getMessage() : "its contents are damaged or cut short";
    }
}
