package dev.molt.registry;

/**
 * What somebody asked of a system, and what became of it.
 *
 * @param user who asked
 * @param from from where, as far as that is known, such as the number of the process
 * @param action what was asked for
 * @param subject of which release
 * @param digest of which file, or the empty string
 * @param outcome what became of it
 * @param reason why, or the empty string
 */
public record AuditEntry(
        String user, String from, String action, String subject, String digest, Outcome outcome, String reason) {

    /** What became of what was asked for. */
    public enum Outcome {
        /** It was done. */
        OK,
        /** It was not begun. */
        REFUSED,
        /** It was begun. */
        FAILED
    }
}
