package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides whether a signer is one whose archives are accepted. */
final class TrustCheck {

    private static final List<String> CODE_SIGNING = List.of("1.3.6.1.5.5.7.3.3", "2.5.29.37.0");

    private static final int KEY_CERT_SIGN = 5;

    private final Trust trust;
    private final Refusals refusals;

    TrustCheck(Trust trust, Refusals refusals) {
        this.trust = trust;
        this.refusals = refusals;
    }

    /** Refuses an archive without signer, and a signer that is not accepted. */
    void check(Optional<Signer> signed) throws RefusedException {
        Signer signer = signed.orElseThrow(() -> refusals.refuse(
                "unsigned",
                "it is not signed, and a trust store is given",
                "have it signed by who is in the trust store"));
        checkTrusted(signer);
        checkUse(signer);
        String before = trust.signer().map(TrustCheck::digits).orElse(signer.fingerprint());
        if (!before.equals(signer.fingerprint()) && !trust.mayChange()) {
            throw refusals.refuse(
                    "signer_changed",
                    "it is signed by " + signer.shown() + ", SHA-256 " + signer.fingerprint()
                            + ", and the release before by SHA-256 " + before,
                    "ask those who made it, and then allow the change of signer");
        }
    }

    private static String digits(String fingerprint) {
        return fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    private void checkTrusted(Signer signer) throws RefusedException {
        List<X509Certificate> path = signer.chain().stream()
                .takeWhile(certificate -> !trust.certificates().contains(certificate))
                .toList();
        try {
            int dated = Math.min(path.size() + 1, signer.chain().size());
            for (X509Certificate certificate : signer.chain().subList(0, dated)) {
                checkDate(certificate);
            }
            if (!path.isEmpty()) {
                checkDate(anchor(path));
            }
        } catch (CertPathValidatorException e) {
            throw e.getReason() == BasicReason.EXPIRED ? expired(signer) : untrusted(signer, e);
        } catch (GeneralSecurityException e) {
            throw untrusted(signer, e);
        }
    }

    /** The certificate of the store that vouches for a path of certificates. */
    private X509Certificate anchor(List<X509Certificate> path) throws GeneralSecurityException {
        Set<TrustAnchor> authorities = trust.certificates().stream()
                .filter(TrustCheck::isAuthority)
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toSet());
        if (authorities.isEmpty()) {
            throw new CertPathValidatorException("it holds no authority that could vouch for others");
        }
        PKIXParameters parameters = new PKIXParameters(authorities);
        parameters.setRevocationEnabled(false);
        return ((PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                        .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters))
                .getTrustAnchor()
                .getTrustedCert();
    }

    /** The JDK asks that of a path's certificates, but not of the one in the store: any signer could vouch for others. */
    private static boolean isAuthority(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
    }

    private void checkDate(X509Certificate certificate) throws RefusedException {
        try {
            certificate.checkValidity();
        } catch (CertificateException e) {
            throw expired(new Signer(List.of(certificate)));
        }
    }

    private RefusedException expired(Signer signer) {
        X509Certificate certificate = signer.certificate();
        return refusals.refuse(
                "signer_expired",
                "the certificate of " + signer.shown() + " is valid from " + certificate.getNotBefore().toInstant()
                        + " to " + certificate.getNotAfter().toInstant() + ", and not now",
                "look at this machine's clock, or have it signed by a certificate that is valid");
    }

    private RefusedException untrusted(Signer signer, GeneralSecurityException why) {
        return refusals.refuse(
                "untrusted_signer",
                "it is signed by " + signer.shown() + ", SHA-256 " + signer.fingerprint()
                        + ", whom the trust store does not know: " + why.getMessage(),
                "have it signed by who is in the trust store, or import that certificate by keytool -importcert");
    }

    /** An authority also vouches for those who may only run a web server. */
    private void checkUse(Signer signer) throws RefusedException {
        if (!maySignCode(signer.certificate())) {
            throw refusals.refuse(
                    "signer_not_for_code",
                    "the certificate of " + signer.shown() + " is not for signing code",
                    "have it signed by a certificate whose extended key usage is code signing");
        }
    }

    /** Whether it may sign at all was looked at by the JDK. */
    private static boolean maySignCode(X509Certificate certificate) {
        try {
            List<String> extended = certificate.getExtendedKeyUsage();
            return extended == null || extended.stream().anyMatch(CODE_SIGNING::contains);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
