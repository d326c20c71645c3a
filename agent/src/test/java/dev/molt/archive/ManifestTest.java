package dev.molt.archive;

import static dev.molt.archive.Archives.assertRefused;
import static dev.molt.archive.Archives.contents;
import static dev.molt.archive.Archives.manifest;
import static dev.molt.archive.Archives.text;
import static dev.molt.archive.Archives.zip;

import dev.molt.testing.EveryJdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest says whose release it is, and what each entry is; all of that is true, or the archive is refused. */
@EveryJdk
class ManifestTest {

    private static final String FETCH =
            "fetch the archive again, and compare its SHA-256 with the one of where it was made";
    private static final String MAKE = "have the archive made by Molt; do not install this one";
    private static final String NAME = "name the file that was packed, NAME-VERSION.jar";

    @TempDir
    private Path directory;

    private void refusedIf(BiConsumer<Attributes, Map<String, Attributes>> change, String... expected)
            throws IOException {
        assertRefused(directory, zip(manifest(contents(), change), contents()).bytes(), expected);
    }

    @Test
    void anArchiveWithoutOneIsRefused() throws IOException {
        String message = "A.jar: its first entry is not META-INF/MANIFEST.MF: it is no release archive";
        assertRefused(directory, Archives.of(contents()), "no_manifest", message, NAME);
        assertRefused(directory, new RawZip().bytes(), "no_manifest", message, NAME);
    }

    @Test
    void itComesFirst() throws IOException {
        Map<String, byte[]> entries = contents();
        entries.put(Archives.MANIFEST, manifest(contents()));
        assertRefused(
                directory, Archives.of(entries),
                "no_manifest", "A.jar: its first entry is not META-INF/MANIFEST.MF: it is no release archive", NAME);
    }

    @Test
    void thatOfAnotherJarIsRefused() throws IOException {
        refusedIf(
                (main, sections) -> main.remove(new Attributes.Name("Molt-Format")),
                "not_a_release", "A.jar: its manifest does not say Molt-Format: it is another jar", NAME);
    }

    @Test
    void anUnknownFormatIsRefused() throws IOException {
        refusedIf(
                (main, sections) -> main.putValue("Molt-Format", "2"),
                "unknown_format", "A.jar: it is of format \"2\", and this Molt reads format 1",
                "install it by the Molt that packed it, or a newer one");
    }

    @Test
    void oneThatIsNoManifestIsRefused() throws IOException {
        assertRefused(
                directory, zip(text("no manifest\n"), contents()).bytes(),
                "bad_manifest", "A.jar: its manifest cannot be read: invalid header field (line 1)", MAKE);
    }

    @Test
    void aNameOrVersionThatIsNoneIsRefused() throws IOException {
        String message = "A.jar: its manifest does not say which release it is, by Molt-Release and Molt-Release-Version";
        refusedIf((main, sections) -> main.putValue("Molt-Release", "../x"), "bad_manifest", message, MAKE);
        refusedIf((main, sections) -> main.putValue("Molt-Release-Version", ".."), "bad_manifest", message, MAKE);
        refusedIf(
                (main, sections) -> main.remove(new Attributes.Name("Molt-Release")), "bad_manifest", message, MAKE);
    }

    @Test
    void theReleaseHasADescriptor() throws IOException {
        Map<String, byte[]> contents = contents();
        contents.remove(Archives.DESCRIPTOR);
        assertRefused(
                directory, zip(manifest(contents), contents).bytes(),
                "no_release_file", "A.jar: it has no releases/2/release.yaml", "pack the release with its descriptor");
    }

    @Test
    void anEntryThatIsNotListedIsRefused() throws IOException {
        refusedIf(
                (main, sections) -> sections.remove(Archives.PEA),
                "missing_digest",
                "A.jar: entry \"lib/pea-1.0/pea-1.0.jar\" has no SHA-256-Digest in the manifest", MAKE);
        refusedIf(
                (main, sections) -> sections.get(Archives.PEA).clear(),
                "missing_digest",
                "A.jar: entry \"lib/pea-1.0/pea-1.0.jar\" has no SHA-256-Digest in the manifest", MAKE);
    }

    @Test
    void anEntryThatIsListedAndNotThereIsRefused() throws IOException {
        refusedIf(
                (main, sections) -> sections.put("lib/bean-1/bean-1.jar", Archives.section(text("bean"))),
                "missing_entry", "A.jar: its manifest lists \"lib/bean-1/bean-1.jar\", which is not there", FETCH);
    }

    @Test
    void anEntryThatIsNotWhatTheManifestSaysIsRefused() throws IOException {
        String message = "A.jar: entry \"lib/pea-1.0/pea-1.0.jar\" is not what the manifest says";
        refusedIf(
                (main, sections) -> sections.put(Archives.PEA, Archives.section(text("another"))),
                "wrong_digest", message, FETCH);
        refusedIf(
                (main, sections) -> sections.get(Archives.PEA).putValue("SHA-256-Digest", "no digest!"),
                "wrong_digest", message, FETCH);
    }
}
