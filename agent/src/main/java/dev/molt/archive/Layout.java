package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.util.List;
import java.util.regex.Pattern;

/** What may be where in an archive, and how releases and their files may be called. */
final class Layout {

    static final String MANIFEST = "META-INF/MANIFEST.MF";

    private static final String VERSION = "[A-Za-z0-9][A-Za-z0-9_.+~-]*";
    private static final String NAME = "[A-Za-z][A-Za-z0-9_.-]*";
    private static final String FILE = "[A-Za-z0-9_][A-Za-z0-9_.+~-]*";
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[A-Z0-9_-]{1,8}\\.(SF|RSA|DSA|EC)");
    private static final Pattern LIBRARY = Pattern.compile("lib/" + NAME + "-" + VERSION + "/" + FILE);

    private final String version;
    private final Pattern releaseFile;
    private final Refusals refusals;

    /** The layout of an archive of one version of a release. */
    Layout(String version, Refusals refusals) {
        this.version = version;
        this.releaseFile = Pattern.compile("releases/" + Pattern.quote(version) + "/" + FILE);
        this.refusals = refusals;
    }

    /** True if a release can be called so. */
    static boolean isName(String text) {
        return text.matches(NAME);
    }

    /** True if it can be a version. */
    static boolean isVersion(String text) {
        return text.matches(VERSION);
    }

    /** True for a signature file, and for the block that goes with it. */
    static boolean isSignature(String name) {
        return SIGNATURE.matcher(name).matches();
    }

    /** The release's descriptor, which an archive cannot do without. */
    String descriptor() {
        return "releases/" + version + "/release.yaml";
    }

    /** Refuses what has no place, and the lack of the release's descriptor. */
    void check(List<String> names) throws RefusedException {
        for (String name : names) {
            boolean content = LIBRARY.matcher(name).matches() || releaseFile.matcher(name).matches();
            if (!content && !name.equals(MANIFEST) && !isSignature(name)) {
                throw refusals.refuse(
                        "unexpected_entry",
                        "entry " + Refusals.shown(name) + " has no place in an archive of release " + version,
                        "pack nothing but lib/APP-VSN/FILE and releases/" + version
                                + "/FILE, named by letters, digits and _ . + ~ -");
            }
        }
        if (!names.contains(descriptor())) {
            throw refusals.refuse(
                    "no_release_file", "it has no " + descriptor(), "pack the release with its descriptor");
        }
    }
}
