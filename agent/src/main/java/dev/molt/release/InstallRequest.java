package dev.molt.release;

/**
 * A wish to install a release.
 *
 * @param version the release
 * @param confirmWithin seconds within which somebody has to confirm it, or it is undone; 0 if nobody has to
 * @param suspendTimeout milliseconds for modules to be left, in place of what upgrade files say; 0 for what they say
 */
public record InstallRequest(String version, long confirmWithin, long suspendTimeout) {

    /** A release, on no conditions. */
    public static InstallRequest of(String version) {
        return new InstallRequest(version, 0, 0);
    }
}
