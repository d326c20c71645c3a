package dev.molt.archive;

import static dev.molt.archive.Archives.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.RefusedException;
import dev.molt.testing.EveryJdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a trust store, only archives of its signers are opened, and of those whom its authorities vouch for. */
@EveryJdk
class TrustTest {

    private static final String IMPORT =
            "have it signed by who is in the trust store, or import that certificate by keytool -importcert";

    @TempDir
    private static Path stores;

    private static Keys keys;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeKeys() throws IOException {
        keys = new Keys(stores);
        keys.selfSigned("ann");
        keys.selfSigned("bob");
        keys.selfSigned("root", "-ext", "bc:c");
    }

    private static Path store(String name) {
        return stores.resolve(name + ".p12");
    }

    /** Opens an archive that somebody signed, and gives the signer. */
    private String open(String signer, Trust trust) throws IOException, RefusedException {
        Path archive = Release.pack(directory, store(signer));
        try (ReleaseArchive opened = ReleaseArchive.open(archive, Limits.defaults(), Optional.of(trust))) {
            return opened.signer().orElseThrow();
        }
    }

    /** Gives the refusal of an archive that somebody signed, as code and message. */
    private String refused(String signer, Trust trust) {
        RefusedException refused = assertThrows(RefusedException.class, () -> open(signer, trust));
        return refused.diagnostics().get(0).code() + " "
                + refused.diagnostics().get(0).message().replace(directory + "/", "");
    }

    private static String fingerprint(String name) throws Exception {
        return Keys.trust(store(name)).certificates().stream()
                .filter(certificate -> certificate.getSubjectX500Principal().getName().equals("CN=" + name))
                .map(certificate -> new Signer(List.of(certificate)).fingerprint())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoIsInTheStoreIsTrustedThoughNobodyVouches() throws Exception {
        assertEquals(fingerprint("ann"), open("ann", Keys.trust(keys.certificateOf("ann"))));
    }

    @Test
    void anybodyElseIsNot() throws Exception {
        Path archive = Release.pack(directory, store("bob"));
        assertRefused(
                archive,
                () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.of(Keys.trust(store("ann")))),
                "untrusted_signer",
                "mysystem-2.jar: it is signed by \"CN=bob\", SHA-256 " + fingerprint("bob")
                        + ", whom the trust store does not know: it holds no authority that could vouch for others",
                IMPORT);
    }

    @Test
    void somebodyElseOfTheSameNameIsNot() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path impostor = new Keys(elsewhere).selfSigned("ann");
        Path archive = Release.pack(directory, impostor);
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.of(Keys.trust(store("ann")))));
        assertEquals("untrusted_signer", refused.diagnostics().get(0).code());
    }

    @Test
    void nobodyIsNot() throws Exception {
        Path archive = Release.pack(directory);
        assertRefused(
                archive,
                () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.of(Keys.trust(store("ann")))),
                "unsigned", "mysystem-2.jar: it is not signed, and a trust store is given",
                "have it signed by who is in the trust store");
    }

    @Test
    void whomAnAuthorityVouchesForIsTrusted() throws Exception {
        keys.signedBy("root", "carol", "-ext", "eku=codeSigning");
        assertEquals(fingerprint("carol"), open("carol", Keys.trust(store("root"))));
    }

    @Test
    void aSignerWhoIsNoAuthorityVouchesForNobody() throws Exception {
        keys.signedBy("ann", "eve");
        assertTrue(refused("eve", Keys.trust(store("ann"))).startsWith("untrusted_signer "));
        Trust both = new Trust(
                List.of(
                        Keys.trust(store("ann")).certificates().get(0),
                        Keys.trust(store("root")).certificates().get(0)),
                Optional.empty(),
                false);
        assertEquals(
                "untrusted_signer mysystem-2.jar: it is signed by \"CN=eve\", SHA-256 " + fingerprint("eve")
                        + ", whom the trust store does not know: Path does not chain with any of the trust anchors",
                refused("eve", both));
    }

    @Test
    void whoMayOnlyRunAServerIsRefused() throws Exception {
        keys.signedBy("root", "server", "-ext", "eku=serverAuth");
        Path archive = Release.pack(directory, store("server"));
        assertRefused(
                archive,
                () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.of(Keys.trust(store("root")))),
                "signer_not_for_code",
                "mysystem-2.jar: the certificate of \"CN=server\" is not for signing code",
                "have it signed by a certificate whose extended key usage is code signing");
    }

    @Test
    void whoMaySignNothingIsRefusedByTheJdkAndSoDoesNotPack() throws Exception {
        keys.signedBy("root", "agreement", "-ext", "ku=keyAgreement");
        assertRefused(
                directory.resolve("A.jar"), () -> Release.pack(directory, store("agreement")),
                "bad_signature",
                "mysystem-2.jar: its signature is not valid: this JVM does not accept its certificate or its algorithms",
                "fetch the archive again, and compare its SHA-256 with the one of where it was made");
    }

    @Test
    void aCertificateThatIsValidNoMoreIsRefused() throws Exception {
        // Molt does not sign with one; the JDK does.
        keys.selfSigned("old", "-startdate", "2020/01/01 00:00:00", "-validity", "1");
        Path archive = Release.pack(directory);
        Keys.run("jarsigner", List.of(
                "-keystore", store("old").toString(), "-storepass", Keys.PASSWORD, archive.toString(), "old"));
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> ReleaseArchive.open(archive, Limits.defaults(), Optional.of(Keys.trust(store("old")))));
        assertEquals("signer_expired", refused.diagnostics().get(0).code());
        assertTrue(
                refused.diagnostics().get(0).message().matches(".*/mysystem-2.jar: the certificate of \"CN=old\" is valid"
                        + " from 20(19-12-31|20-01-01)T[0-9:]+Z to 2020-01-0[12]T[0-9:]+Z, and not now"),
                refused.getMessage());
        assertEquals(
                "look at this machine's clock, or have it signed by a certificate that is valid",
                refused.diagnostics().get(0).cure());
    }

    @Test
    void anAuthorityThatIsValidNoMoreVouchesForNobody() throws Exception {
        keys.selfSigned("oldroot", "-ext", "bc:c", "-startdate", "2020/01/01 00:00:00", "-validity", "1");
        keys.signedBy("oldroot", "dave", "-startdate", "-1d");
        assertTrue(refused("dave", Keys.trust(store("oldroot")))
                .startsWith("signer_expired mysystem-2.jar: the certificate of \"CN=oldroot\" is valid from "));
    }

    @Test
    void anotherTrustedSignerThanBeforeIsRefusedUnlessAllowed() throws Exception {
        Trust both = new Trust(
                List.of(
                        Keys.trust(store("ann")).certificates().get(0),
                        Keys.trust(store("bob")).certificates().get(0)),
                Optional.empty(),
                false);
        String ann = fingerprint("ann");
        assertEquals(ann, open("ann", both.after(ann, false)));
        assertEquals(
                "signer_changed mysystem-2.jar: it is signed by \"CN=bob\", SHA-256 " + fingerprint("bob")
                        + ", and the release before by SHA-256 " + ann,
                refused("bob", both.after(ann, false)));
        assertEquals(fingerprint("bob"), open("bob", both.after(ann, true)));
    }

    @Test
    void anUntrustedSignerIsNotMadeTrustedByAllowingTheChange() throws Exception {
        Trust trust = Keys.trust(store("ann"));
        assertTrue(refused("bob", trust.after(fingerprint("ann"), true)).startsWith("untrusted_signer "));
        assertTrue(refused("bob", trust.after(fingerprint("bob"), true)).startsWith("untrusted_signer "));
    }

    @Test
    void aFingerprintMayBeWrittenAsTheJdkPrintsIt() throws Exception {
        String printed = fingerprint("ann").toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        assertEquals(fingerprint("ann"), open("ann", Keys.trust(store("ann")).after(printed, false)));
    }

    @Test
    void aStoreThatCannotBeReadIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("no.p12"), "no store");
        for (Path bad : List.of(file, directory.resolve("missing.p12"))) {
            RefusedException refused = assertThrows(RefusedException.class, () -> Keys.trust(bad));
            assertEquals("bad_trust_store", refused.diagnostics().get(0).code());
            assertTrue(
                    refused.getMessage().startsWith("error: the trust store " + bad + " cannot be read: java."),
                    refused.getMessage());
            assertEquals("name a store, its type and its password", refused.diagnostics().get(0).cure());
        }
    }

    @Test
    void aStoreWithoutCertificatesIsRefused() throws Exception {
        // Without its password, an encrypted store shows none.
        Path store = store("ann");
        assertRefused(
                store, () -> Trust.of(store, "PKCS12", new char[0]),
                "bad_trust_store", "the trust store ann.p12 holds no certificate",
                "import the signer's by keytool -importcert; an encrypted store shows its own to who has the password");
    }
}
