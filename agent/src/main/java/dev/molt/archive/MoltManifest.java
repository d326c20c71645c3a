package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * An archive's manifest: whose release it is, and what each entry has to be.
 *
 * @param name the release
 * @param version its version
 * @param raw the manifest's own bytes
 * @param manifest what they say
 */
record MoltManifest(String name, String version, byte[] raw, Manifest manifest) {

    static final String RELEASE = "Molt-Release";
    static final String VERSION = "Molt-Release-Version";
    static final String FORMAT = "Molt-Format";
    static final String KNOWN_FORMAT = "1";

    private static final String NOT_OURS = "name the file that was packed, NAME-VERSION.jar";

    /** Reads one, and refuses what is not Molt's. */
    static MoltManifest read(byte[] raw, Refusals refusals) throws RefusedException {
        Manifest manifest;
        try {
            manifest = new Manifest(new ByteArrayInputStream(raw));
        } catch (IOException | IllegalArgumentException e) {
            throw refusals.refuse(
                    "bad_manifest", "its manifest cannot be read: " + e.getMessage(), Refusals.MAKE_AGAIN);
        }
        Attributes main = manifest.getMainAttributes();
        String format = main.getValue(FORMAT);
        if (format == null) {
            throw refusals.refuse(
                    "not_a_release", "its manifest does not say " + FORMAT + ": it is another jar", NOT_OURS);
        }
        if (!format.equals(KNOWN_FORMAT)) {
            throw refusals.refuse(
                    "unknown_format",
                    "it is of format " + Refusals.shown(format) + ", and this Molt reads format " + KNOWN_FORMAT,
                    "install it by the Molt that packed it, or a newer one");
        }
        String name = main.getValue(RELEASE);
        String version = main.getValue(VERSION);
        if (name == null || !Layout.isName(name) || version == null || !Layout.isVersion(version)) {
            throw refusals.refuse(
                    "bad_manifest",
                    "its manifest does not say which release it is, by " + RELEASE + " and " + VERSION,
                    Refusals.MAKE_AGAIN);
        }
        return new MoltManifest(name, version, raw, manifest);
    }

    /** The entries that it lists. */
    Set<String> listed() {
        return manifest.getEntries().keySet();
    }

    /** The digest that an entry has to have, if it says so; none at all where it is no digest. */
    Optional<byte[]> digest(String entry) {
        Attributes attributes = manifest.getAttributes(entry);
        String value = attributes == null ? null : attributes.getValue(Sha256.ATTRIBUTE);
        try {
            return Optional.ofNullable(value).map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            return Optional.of(new byte[0]);
        }
    }
}
