package dev.molt.archive;

import static dev.molt.archive.Archives.assertRefused;
import static dev.molt.archive.Archives.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.testing.EveryJdk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signature is the one that the JDK knows, and is over everything: whatever changes afterwards is noticed. */
@EveryJdk
class SignatureTest {

    private static final String FETCH =
            "fetch the archive again, and compare its SHA-256 with the one of where it was made";
    private static final String AGAIN = "have the whole archive signed again, by who may";

    @TempDir
    private static Path stores;

    private static Path ann;
    private static Path bob;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeKeys() throws IOException {
        ann = new Keys(stores).selfSigned("ann");
        bob = new Keys(stores).selfSigned("bob");
    }

    private Map<String, byte[]> signed() throws Exception {
        return Archives.read(Release.pack(directory, ann));
    }

    /** Appends a section to a manifest. */
    private static byte[] plus(byte[] manifest, String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(manifest);
        bytes.writeBytes(text("Name: " + name + "\r\nSHA-256-Digest: "
                + Archives.section(content).getValue("SHA-256-Digest") + "\r\n\r\n"));
        return bytes.toByteArray();
    }

    @Test
    void theSignerIsToldByFingerprint() throws Exception {
        Path archive = Release.pack(directory, ann);
        String fingerprint = Sha256.hex(
                Keys.trust(new Keys(stores).certificateOf("ann")).certificates().get(0).getEncoded());
        try (ReleaseArchive opened = ReleaseArchive.open(archive, Limits.defaults(), Optional.empty())) {
            assertEquals(Optional.of(fingerprint), opened.signer());
            assertEquals(List.of(Archives.PEA, Archives.DESCRIPTOR),
                    opened.entries().stream().map(ArchiveEntry::path).toList());
        }
    }

    @Test
    void theJdkVerifiesIt() throws Exception {
        Path archive = Release.pack(directory, ann);
        String said = Keys.run("jarsigner", List.of("-verify", "-verbose", archive.toString()));
        assertTrue(said.contains("jar verified."), said);
        assertTrue(said.contains("sm        14"), said);
        assertEquals(
                "META-INF/MANIFEST.MF\nMETA-INF/MOLT.SF\nMETA-INF/MOLT.EC\nlib/pea-1.0/pea-1.0.jar\n"
                        + "releases/2/release.yaml\n",
                Keys.run("jar", List.of("tf", archive.toString())));
    }

    @Test
    void signatureFilesAsideItsBytesAreThoseOfTheUnsignedOne() throws Exception {
        Map<String, byte[]> entries = signed();
        entries.keySet().removeIf(Layout::isSignature);
        assertArrayEquals(
                Files.readAllBytes(Release.pack(directory)),
                new Rewritten(directory.resolve("again.jar")).of(entries));
    }

    @Test
    void anArchiveThatTheJdkSignedIsOpened() throws Exception {
        Path archive = Release.pack(directory);
        Keys.run("jarsigner", List.of(
                "-keystore", ann.toString(), "-storepass", Keys.PASSWORD, archive.toString(), "ann"));
        try (ReleaseArchive opened = ReleaseArchive.open(archive, Limits.defaults(), Optional.empty())) {
            assertTrue(opened.signer().isPresent());
        }
    }

    @Test
    void contentsThatChangedAreRefused() throws Exception {
        Map<String, byte[]> entries = signed();
        entries.put(Archives.PEA, text("evil"));
        assertRefused(
                directory, Archives.of(entries),
                "wrong_digest", "A.jar: entry \"lib/pea-1.0/pea-1.0.jar\" is not what the manifest says", FETCH);
    }

    @Test
    void contentsAndManifestThatChangedAreRefused() throws Exception {
        Map<String, byte[]> entries = signed();
        Map<String, byte[]> contents = Archives.contents();
        contents.put(Archives.PEA, text("evil"));
        entries.put(Archives.PEA, text("evil"));
        entries.put(Archives.MANIFEST, Archives.manifest(contents));
        assertRefused(
                directory, Archives.of(entries),
                "bad_signature",
                "A.jar: its signature is not valid: invalid SHA-256 signature file digest for lib/pea-1.0/pea-1.0.jar",
                FETCH);
    }

    @Test
    void aReleaseThatIsCalledOtherwiseAfterwardsIsRefused() throws Exception {
        Map<String, byte[]> entries = signed();
        String manifest = new String(entries.get(Archives.MANIFEST));
        entries.put(Archives.MANIFEST, text(manifest.replace("Molt-Release: mysystem", "Molt-Release: othersys")));
        assertRefused(
                directory, Archives.of(entries),
                "bad_signature",
                "A.jar: its signature is not valid: Invalid signature file digest for Manifest main attributes", FETCH);
    }

    @Test
    void aSignatureFileThatChangedIsRefused() throws Exception {
        Map<String, byte[]> entries = signed();
        String file = new String(entries.get("META-INF/MOLT.SF"));
        entries.put("META-INF/MOLT.SF", text(file + "\r\n"));
        assertRefused(
                directory, Archives.of(entries),
                "bad_signature",
                "A.jar: its signature is not valid: cannot verify signature block file META-INF/MOLT", FETCH);
    }

    @Test
    void anEntryThatIsAddedIsRefused() throws Exception {
        Map<String, byte[]> entries = signed();
        entries.put("lib/evil-1/evil-1.jar", text("evil"));
        entries.put(Archives.MANIFEST, plus(entries.get(Archives.MANIFEST), "lib/evil-1/evil-1.jar", text("evil")));
        assertRefused(
                directory, Archives.of(entries),
                "partly_signed",
                "A.jar: entry \"lib/evil-1/evil-1.jar\" is not signed, and others are", AGAIN);
    }

    @Test
    void aSectionThatIsAddedIsRefusedThoughTheJdkWouldNotMind() throws Exception {
        Map<String, byte[]> entries = signed();
        entries.put(Archives.MANIFEST, plus(entries.get(Archives.MANIFEST), "META-INF/MOLT.SF",
                entries.get("META-INF/MOLT.SF")));
        assertRefused(
                directory, Archives.of(entries),
                "missing_entry", "A.jar: its manifest lists \"META-INF/MOLT.SF\", which is not there", FETCH);
    }

    @Test
    void anEntryThatIsTakenAwayIsRefused() throws Exception {
        Packing release = Release.in(directory);
        List<PackedFile> files = new ArrayList<>(release.files());
        files.add(new PackedFile("releases/2/sys.config.yaml", directory.resolve("pea.jar")));
        Path archive = new Packing("mysystem", "2", files)
                .writeInto(directory, Limits.defaults(), Optional.of(Keys.signing(ann)));
        Map<String, byte[]> entries = Archives.read(archive);
        entries.remove("releases/2/sys.config.yaml");
        entries.put(Archives.MANIFEST, Archives.read(Release.pack(directory)).get(Archives.MANIFEST));
        assertRefused(
                directory, Archives.of(entries),
                "bad_signature",
                "A.jar: its signature is not valid: no manifest section for signature file entry"
                        + " releases/2/sys.config.yaml",
                FETCH);
    }

    @Test
    void aSignatureThatSaysNothingOfTheWholeManifestIsRefused() throws Exception {
        Path archive = Release.pack(directory);
        Keys.run("jarsigner", List.of(
                "-sectionsonly", "-keystore", ann.toString(), "-storepass", Keys.PASSWORD, archive.toString(), "ann"));
        assertRefused(
                archive, () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.empty()),
                "bad_signature",
                "mysystem-2.jar: its signature is not valid: the manifest is not the one that was signed", FETCH);
    }

    @Test
    void aSignatureByADisabledAlgorithmIsNone() throws Exception {
        Path rsa = new Keys(directory).selfSigned("rsa", "-keyalg", "RSA", "-keysize", "2048");
        Path archive = Release.pack(directory);
        Keys.run("jarsigner", List.of(
                "-sigalg", "MD5withRSA", "-keystore", rsa.toString(), "-storepass", Keys.PASSWORD,
                archive.toString(), "rsa"));
        assertRefused(
                archive, () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.empty()),
                "bad_signature",
                "mysystem-2.jar: its signature is not valid: this JVM does not accept its certificate or its algorithms",
                FETCH);
    }

    @Test
    void aSecondSignatureIsRefused() throws Exception {
        Path archive = Release.pack(directory, ann);
        Keys.run("jarsigner", List.of(
                "-keystore", bob.toString(), "-storepass", Keys.PASSWORD, archive.toString(), "bob"));
        assertRefused(
                archive, () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.empty()),
                "several_signers", "mysystem-2.jar: it has more than one signature", AGAIN);
    }

    @Test
    void halfASignatureIsNone() throws Exception {
        for (String half : List.of("META-INF/MOLT.SF", "META-INF/MOLT.EC")) {
            Map<String, byte[]> entries = signed();
            entries.remove(half);
            assertRefused(
                    directory, Archives.of(entries),
                    "bad_signature",
                    "A.jar: its signature is not valid: this JVM does not accept its certificate or its algorithms",
                    FETCH);
        }
    }

    @Test
    void anotherSignersBlockIsRefused() throws Exception {
        Map<String, byte[]> entries = signed();
        entries.put("META-INF/MOLT.EC", Archives.read(Release.pack(directory, bob)).get("META-INF/MOLT.EC"));
        // The signature file is the same for both, and so is Bob's signature of it: that makes it Bob's archive.
        Path archive = Files.write(directory.resolve("A.jar"), Archives.of(entries));
        try (ReleaseArchive opened = ReleaseArchive.open(archive, Limits.defaults(), Optional.empty());
                ReleaseArchive bobs = ReleaseArchive.open(
                        directory.resolve("mysystem-2.jar"), Limits.defaults(), Optional.empty())) {
            assertEquals(bobs.signer(), opened.signer());
        }
    }

    /** Writes entries as Molt's own writer does. */
    private record Rewritten(Path file) {

        byte[] of(Map<String, byte[]> entries) throws IOException {
            ArchiveWriter.write(file, new LinkedHashMap<>(entries), List.of());
            return Files.readAllBytes(file);
        }
    }
}
