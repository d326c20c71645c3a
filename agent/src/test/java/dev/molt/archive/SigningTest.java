package dev.molt.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.testing.EveryJdk;
import dev.molt.testing.OtherJdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that cannot sign is refused before anything is written. */
@EveryJdk
class SigningTest {

    @TempDir
    private static Path stores;

    private static Path ann;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeKeys() throws IOException {
        ann = new Keys(stores).selfSigned("ann");
    }

    private Diagnostic refused(Signing signing) throws IOException {
        Path out = Files.createDirectories(directory.resolve("out"));
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> Release.in(directory).writeInto(out, Limits.defaults(), Optional.of(signing)));
        try (Stream<Path> left = Files.list(out)) {
            assertEquals(List.of(), left.toList());
        }
        return refused.diagnostics().get(0);
    }

    private static Signing signing(Path store, String password, String alias) {
        return new Signing(store, "PKCS12", password.toCharArray(), alias, password.toCharArray());
    }

    @Test
    void passwordsAreNotShown() {
        assertEquals("key ann of " + ann, Keys.signing(ann).toString());
    }

    @Test
    void aWrongPasswordIsRefused() throws IOException {
        assertEquals(
                Diagnostic.error(
                        "bad_key_store",
                        null,
                        "mysystem-2.jar: the key store " + ann
                                + " cannot be read: java.io.IOException: keystore password was incorrect",
                        "name a key store, its type and its password"),
                refused(signing(ann, "wrong!", "ann")));
    }

    @Test
    void anUnknownTypeIsRefused() throws IOException {
        Signing signing = new Signing(ann, "PAPER", new char[0], "ann", new char[0]);
        assertEquals(
                "mysystem-2.jar: the key store " + ann
                        + " cannot be read: java.security.KeyStoreException: PAPER not found",
                refused(signing).message());
    }

    @Test
    void aKeyThatIsNotThereIsRefused() throws IOException {
        assertEquals(
                Diagnostic.error(
                        "bad_key",
                        null,
                        "mysystem-2.jar: there is no key bob of " + ann + " with a certificate",
                        "name one of those that keytool -list shows as PrivateKeyEntry"),
                refused(signing(ann, Keys.PASSWORD, "bob")));
    }

    @Test
    void aWrongPasswordOfTheKeyIsRefused() throws IOException {
        Signing signing = new Signing(ann, "PKCS12", Keys.PASSWORD.toCharArray(), "ann", "wrong!".toCharArray());
        Diagnostic said = refused(signing);
        assertEquals("bad_key", said.code());
        assertTrue(said.message().startsWith("mysystem-2.jar: the key ann of " + ann + " cannot be read: "));
        assertEquals("give the password of the key", said.cure());
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws IOException {
        Path store = new Keys(stores).selfSigned("voucher");
        Keys.run("keytool", List.of(
                "-genkeypair", "-alias", "agreeing", "-dname", "CN=agreeing", "-keyalg", "X25519", "-signer", "voucher",
                "-keystore", store.toString(), "-storepass", Keys.PASSWORD));
        Diagnostic said = refused(signing(store, Keys.PASSWORD, "agreeing"));
        assertEquals("bad_key", said.code());
        assertTrue(
                said.message().startsWith("mysystem-2.jar: it cannot be signed with this key: "), said.message());
        assertEquals("use a key of RSA or EC", said.cure());
    }

    @Test
    void aCertificateThatIsValidNoMoreIsRefused() throws IOException {
        Path old = new Keys(stores).selfSigned("old", "-startdate", "2020/01/01 00:00:00", "-validity", "1");
        Diagnostic said = refused(Keys.signing(old));
        assertEquals("key_expired", said.code());
        assertTrue(
                said.message().matches("mysystem-2.jar: the certificate of key old of .*/old.p12 is valid from"
                        + " 20(19-12-31|20-01-01)T[0-9:]+Z to 2020-01-0[12]T[0-9:]+Z, and not now"),
                said.message());
        assertEquals("sign with a key whose certificate is valid", said.cure());
    }

    @Test
    void keysOfRsaSignToo() throws Exception {
        Path rsa = new Keys(stores).selfSigned("rsa", "-keyalg", "RSA", "-keysize", "2048");
        Path archive = Release.pack(directory, rsa);
        assertTrue(Archives.read(archive).containsKey("META-INF/MOLT.RSA"));
    }

    @Test
    void aJvmThatCannotSignSaysSo() throws IOException {
        Path key = new Keys(stores).selfSigned("server", "-keyalg", "RSA", "-keysize", "2048");
        String said = OtherJdks.here().run(
                List.of("--limit-modules", "java.base,java.xml"),
                SigningTest.class,
                directory.toString(),
                key.toString());
        assertEquals(
                "no_jar_signer error: mysystem-2.jar: it cannot be signed: this JVM has no module jdk.jartool\n"
                        + "  cure: pack it by a whole JDK, or leave the signature out\n",
                said);
        assertTrue(Files.notExists(directory.resolve("mysystem-2.jar")));
    }

    /** Packs and signs in a JVM that has not all modules. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        try {
            Release.pack(directory, Path.of(arguments[1]));
        } catch (RefusedException e) {
            System.out.println(e.diagnostics().get(0).code() + " " + e.getMessage());
        }
    }
}
