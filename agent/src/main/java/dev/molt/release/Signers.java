package dev.molt.release;

import dev.molt.archive.Trust;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.AtomicFile;
import dev.molt.registry.Root;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Whose archives a root accepts: those whose certificates are in {@code releases/trusted.pem}, if that is there.
 *
 * <p>Who signed last is in {@code releases/signer}; somebody else is accepted when that file was deleted.
 */
final class Signers {

    private final Path certificates;
    private final Path last;

    Signers(Root root) {
        this.certificates = root.releases().resolve("trusted.pem");
        this.last = root.releases().resolve("signer");
    }

    /** Whose archives are accepted; empty if nobody has to sign. */
    Optional<Trust> trust() throws RefusedException, IOException {
        Optional<String> signer = new AtomicFile(last).read().map(String::strip);
        if (!Files.exists(certificates)) {
            if (signer.isPresent()) {
                throw refused("releases were signed here, and there is no " + certificates + " any more", "put it back");
            }
            return Optional.empty();
        }
        return Optional.of(new Trust(read(), signer, false));
    }

    private List<X509Certificate> read() throws RefusedException, IOException {
        try (InputStream in = Files.newInputStream(certificates)) {
            List<X509Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map((Certificate c) -> (X509Certificate) c)
                    .toList();
            if (read.isEmpty()) {
                throw refused(certificates + " holds no certificate", "keytool -exportcert -rfc writes what belongs there");
            }
            return read;
        } catch (CertificateException e) {
            throw refused(
                    certificates + " cannot be read: " + e.getMessage(),
                    "keytool -exportcert -rfc writes what belongs there");
        }
    }

    /** From now on, this one signs. */
    void remember(String signer) throws IOException {
        if (Files.exists(certificates)) {
            new AtomicFile(last).write(signer + "\n");
        }
    }

    private static RefusedException refused(String message, String cure) {
        return new RefusedException(Diagnostic.error("bad_trust_store", null, message, cure));
    }
}
