package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/** Reads the key to sign with. */
final class KeyReader {

    private final Refusals refusals;

    KeyReader(Refusals refusals) {
        this.refusals = refusals;
    }

    /** The key, with a certificate that is valid now. */
    PrivateKeyEntry read(Signing signing) throws RefusedException {
        PrivateKeyEntry key = key(signing, store(signing));
        X509Certificate certificate = (X509Certificate) key.getCertificate();
        try {
            certificate.checkValidity();
        } catch (CertificateException e) {
            throw refusals.refuse(
                    "key_expired",
                    "the certificate of " + signing + " is valid from " + certificate.getNotBefore().toInstant()
                            + " to " + certificate.getNotAfter().toInstant() + ", and not now",
                    "sign with a key whose certificate is valid");
        }
        return key;
    }

    private KeyStore store(Signing signing) throws RefusedException {
        try (InputStream in = Files.newInputStream(signing.keyStore())) {
            KeyStore store = KeyStore.getInstance(signing.type());
            store.load(in, signing.storePassword());
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw refusals.refuse(
                    "bad_key_store",
                    "the key store " + signing.keyStore() + " cannot be read: " + e,
                    "name a key store, its type and its password");
        }
    }

    private PrivateKeyEntry key(Signing signing, KeyStore store) throws RefusedException {
        PasswordProtection password = new PasswordProtection(signing.keyPassword());
        try {
            if (store.isKeyEntry(signing.alias())
                    && store.getEntry(signing.alias(), password) instanceof PrivateKeyEntry key
                    && key.getCertificate() instanceof X509Certificate) {
                return key;
            }
        } catch (GeneralSecurityException e) {
            throw refusals.refuse(
                    "bad_key", "the " + signing + " cannot be read: " + e, "give the password of the key");
        } finally {
            // Clears its own copy.
            destroy(password);
        }
        throw refusals.refuse(
                "bad_key",
                "there is no " + signing + " with a certificate",
                "name one of those that keytool -list shows as PrivateKeyEntry");
    }

    private static void destroy(PasswordProtection password) {
        try {
            password.destroy();
        } catch (javax.security.auth.DestroyFailedException e) {
            throw new AssertionError("a password can always be cleared", e);
        }
    }
}
