package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.Set;

/** Names that become names of files: none of them can lead out of the folder that it is meant for. */
final class FileNames {

    /** A version, as descriptors have it. */
    static final String VERSION = "[A-Za-z0-9][A-Za-z0-9_.+~-]*";

    private static final String APPLICATION = "[A-Za-z][A-Za-z0-9_.-]*";

    /** What lies in {@code releases} beside the folders of the releases. */
    private static final Set<String> TAKEN = Set.of("RELEASES", "start.data", "new_start.data");

    private FileNames() {}

    static String application(String name) throws RefusedException {
        return checked(name, APPLICATION, "an application's name",
                "begin with a letter, and use letters, digits and _ . - only");
    }

    static String version(String version) throws RefusedException {
        return checked(version, VERSION, "a version",
                "begin with a letter or a digit, and use letters, digits and . _ + ~ - only");
    }

    static String release(String version) throws RefusedException {
        if (TAKEN.contains(version)) {
            throw refused("no release can have the version \"" + version + "\", which names a file of the registry",
                    "give it another version");
        }
        return version(version);
    }

    /** A library's folder: one name in {@code lib}, so that removing a release deletes nothing else. */
    static String directory(String directory) throws RefusedException {
        return checked(directory, "lib/" + VERSION, "a library's folder", "write lib/NAME, relative to the root");
    }

    private static String checked(String name, String pattern, String what, String cure) throws RefusedException {
        if (name == null || !name.matches(pattern)) {
            throw refused("\"" + name + "\" is not " + what, cure);
        }
        return name;
    }

    private static RefusedException refused(String message, String cure) {
        return new RefusedException(Diagnostic.error("bad_name", null, message, cure));
    }
}
