package dev.molt.archive;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who signed an archive.
 *
 * @param chain the signer's certificate, and those that vouch for it, as the signature has them
 */
record Signer(List<X509Certificate> chain) {

    /** The signer's own certificate. */
    X509Certificate certificate() {
        return chain.get(0);
    }

    /** The SHA-256 of the signer's certificate, in hexadecimal digits. */
    String fingerprint() {
        try {
            return Sha256.hex(certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new AssertionError("it was decoded before", e);
        }
    }

    /** Who that is, for people. */
    String shown() {
        return Refusals.shown(certificate().getSubjectX500Principal().getName());
    }
}
