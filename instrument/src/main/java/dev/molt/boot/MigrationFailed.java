package dev.molt.boot;

/** An object of an earlier version could not be transformed when it was first touched; each touch tells so anew. */
public final class MigrationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One that tells why. */
    public MigrationFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
