package dev.molt.archive;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whose archives are accepted: with it, an archive has to be signed.
 *
 * @param certificates signers themselves, or authorities whose signers are accepted
 * @param signer the fingerprint of the signer of the release before, in hexadecimal digits, if that is to stay the same
 * @param mayChange true if a trusted signer may take the place of another
 */
public record Trust(List<X509Certificate> certificates, Optional<String> signer, boolean mayChange) {

    public Trust {
        certificates = List.copyOf(certificates);
    }

    /**
     * Trust in what a key store holds, whoever signed before.
     *
     * @param type of the store, such as {@code PKCS12}
     * @param password of the store, empty for none
     */
    public static Trust of(Path store, String type, char[] password) throws RefusedException {
        List<X509Certificate> certificates = new ArrayList<>();
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance(type);
            keys.load(in, password.length == 0 ? null : password);
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.getCertificate(alias) instanceof X509Certificate certificate) {
                    certificates.add(certificate);
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw refuse("the trust store " + store + " cannot be read: " + e, "name a store, its type and its password");
        }
        if (certificates.isEmpty()) {
            throw refuse(
                    "the trust store " + store + " holds no certificate",
                    "import the signer's by keytool -importcert; an encrypted store shows its own to who has the password");
        }
        return new Trust(certificates, Optional.empty(), false);
    }

    /** The same, where an earlier release was signed already. */
    public Trust after(String signer, boolean mayChange) {
        return new Trust(certificates, Optional.of(signer), mayChange);
    }

    private static RefusedException refuse(String message, String cure) {
        return new RefusedException(Diagnostic.error("bad_trust_store", null, message, cure));
    }
}
