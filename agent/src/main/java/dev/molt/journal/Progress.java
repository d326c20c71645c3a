package dev.molt.journal;

/**
 * That an upgrade is in a phase, or was.
 *
 * @param upgrade the number of the upgrade in this JVM
 * @param phase one of {@link Phase}, as a word
 * @param began when the phase began, in ISO 8601, UTC
 * @param milliseconds how long it took; null while it lasts
 * @param objects how many objects it has transformed; null if that is not what it does, or it has not transformed any yet
 * @param objectsPerSecond how many in a second; null as before, or while it lasts
 */
public record Progress(
        int upgrade, String phase, String began, Long milliseconds, Long objects, Long objectsPerSecond) {

    /** True if the phase is over. */
    public boolean ended() {
        return milliseconds != null;
    }
}
