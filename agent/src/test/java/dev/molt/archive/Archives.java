package dev.molt.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.function.Executable;

/** Archives of release {@code mysystem}, version 2, and what is said of bad ones. */
final class Archives {

    static final String PEA = "lib/pea-1.0/pea-1.0.jar";
    static final String DESCRIPTOR = "releases/2/release.yaml";
    static final String MANIFEST = "META-INF/MANIFEST.MF";

    private Archives() {}

    /** What a good archive holds. */
    static Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put(PEA, text("the jar of pea"));
        contents.put(DESCRIPTOR, text("release: mysystem\nversion: \"2\"\n"));
        return contents;
    }

    /** An archive with one more entry, which the manifest lists. */
    static RawZip with(String name, byte[] content) {
        Map<String, byte[]> contents = contents();
        contents.put(name, content);
        return zip(manifest(contents), contents);
    }

    static RawZip good() {
        return zip(manifest(contents()), contents());
    }

    static RawZip zip(byte[] manifest, Map<String, byte[]> contents) {
        RawZip zip = new RawZip().add(MANIFEST, manifest);
        contents.forEach(zip::add);
        return zip;
    }

    static byte[] manifest(Map<String, byte[]> contents) {
        return manifest(contents, (main, sections) -> {});
    }

    /** A manifest with something wrong in it. */
    static byte[] manifest(Map<String, byte[]> contents, BiConsumer<Attributes, Map<String, Attributes>> change) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Molt-Release", "mysystem");
        main.putValue("Molt-Release-Version", "2");
        main.putValue("Molt-Format", "1");
        contents.forEach((name, content) -> manifest.getEntries().put(name, section(content)));
        change.accept(main, manifest.getEntries());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            manifest.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Attributes section(byte[] content) {
        Attributes section = new Attributes();
        section.putValue(
                "SHA-256-Digest",
                Base64.getEncoder().encodeToString(Sha256.digest("SHA-256").digest(content)));
        return section;
    }

    /** All entries of an archive, in its order. */
    static Map<String, byte[]> read(Path archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    /** An archive of these entries as they are. */
    static byte[] of(Map<String, byte[]> entries) {
        RawZip zip = new RawZip();
        entries.forEach(zip::add);
        return zip.bytes();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Expects that a file of these bytes is refused, for one reason, and that nothing is left of the attempt. */
    static void assertRefused(Path directory, byte[] bytes, Limits limits, Optional<Trust> trust, String... expected)
            throws IOException {
        Path archive = Files.write(directory.resolve("A.jar"), bytes);
        assertRefused(archive, () -> ReleaseArchive.open(archive, directory, limits, trust).close(), expected);
        try (var left = Files.newDirectoryStream(directory, "molt-*")) {
            assertEquals(false, left.iterator().hasNext(), "a copy is left");
        }
    }

    static void assertRefused(Path directory, byte[] bytes, String... expected) throws IOException {
        assertRefused(directory, bytes, Limits.defaults(), Optional.empty(), expected);
    }

    /** Expects one reason: its code, its message without the archive's directory, and the cure. */
    static void assertRefused(Path archive, Executable action, String... expected) {
        RefusedException refused = assertThrows(RefusedException.class, action);
        assertEquals(1, refused.diagnostics().size());
        Diagnostic said = refused.diagnostics().get(0);
        String message = said.message().replace(archive.getParent() + "/", "");
        assertEquals(String.join("\n", expected), said.code() + "\n" + message + "\n" + said.cure());
    }
}
