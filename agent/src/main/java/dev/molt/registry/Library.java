package dev.molt.registry;

/**
 * One application of a release, in a folder of its own that releases share.
 *
 * @param application its name
 * @param version its version
 * @param directory its folder relative to the root: {@code lib/NAME}
 */
public record Library(String application, String version, String directory) {

    /** A library where libraries usually lie. */
    public static Library of(String application, String version) {
        return new Library(application, version, "lib/" + application + "-" + version);
    }
}
