package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Verifies the signature of an archive, as the JDK does, and that it is over everything. */
final class Signature {

    private static final String SIGN_AGAIN = "have the whole archive signed again, by who may";
    private static final List<String> ALGORITHMS = List.of("SHA-256", "SHA-384", "SHA-512");

    private final Contents contents;
    private final Refusals refusals;

    Signature(Contents contents, Refusals refusals) {
        this.contents = contents;
        this.refusals = refusals;
    }

    /** The one signer of all entries, or empty if nobody signed. */
    Optional<Signer> verify(Path archive, List<Item> meta, List<Item> items, MoltManifest manifest)
            throws IOException, RefusedException {
        List<Item> signatures = meta.stream().filter(item -> Layout.isSignature(item.name())).toList();
        if (signatures.isEmpty()) {
            return Optional.empty();
        }
        List<Item> files = signatures.stream().filter(item -> item.name().endsWith(".SF")).toList();
        if (files.size() > 1 || signatures.size() - files.size() > 1) {
            throw severalSigners();
        }
        // Before the JDK does: it would read huge ones into memory, and take a damaged certificate for another one.
        Map<String, byte[]> read = new LinkedHashMap<>();
        for (Item item : signatures) {
            read.put(item.name(), contents.bytes(item));
        }
        Map<String, Optional<Signer>> signers = signers(archive, items);
        Set<Optional<Signer>> different = new HashSet<>(signers.values());
        if (different.equals(Set.of(Optional.empty()))) {
            throw bad("this JVM does not accept its certificate or its algorithms");
        }
        if (different.contains(Optional.<Signer>empty())) {
            throw partlySigned(signers);
        }
        if (different.size() > 1) {
            throw severalSigners();
        }
        if (files.isEmpty() || !coversManifest(read.get(files.get(0).name()), manifest.raw())) {
            throw bad("the manifest is not the one that was signed");
        }
        return different.iterator().next();
    }

    /** Who signed each entry, in their order, as the JDK says. */
    private Map<String, Optional<Signer>> signers(Path archive, List<Item> items) throws IOException, RefusedException {
        Map<String, Optional<Signer>> signers = new LinkedHashMap<>();
        try (JarFile jar = new JarFile(archive.toFile(), true, ZipFile.OPEN_READ)) {
            for (Item item : items) {
                signers.put(item.name(), signer(jar, item));
            }
        } catch (SecurityException | ZipException e) {
            throw bad(e.getMessage());
        }
        return signers;
    }

    private RefusedException partlySigned(Map<String, Optional<Signer>> signers) {
        String first = signers.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return refusals.refuse(
                "partly_signed", "entry " + Refusals.shown(first) + " is not signed, and others are", SIGN_AGAIN);
    }

    private RefusedException bad(String why) {
        return refusals.refuse("bad_signature", "its signature is not valid: " + why, Refusals.FETCH_AGAIN);
    }

    private RefusedException severalSigners() {
        return refusals.refuse("several_signers", "it has more than one signature", SIGN_AGAIN);
    }

    /** Who signed an entry; it has to be read to its end before that can be told. */
    private Optional<Signer> signer(JarFile jar, Item item) throws IOException, RefusedException {
        JarEntry entry = jar.getJarEntry(item.name());
        try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null) {
            return Optional.empty();
        }
        if (signers.length > 1) {
            throw severalSigners();
        }
        return Optional.of(new Signer(signers[0].getSignerCertPath().getCertificates().stream()
                .map(X509Certificate.class::cast)
                .toList()));
    }

    /**
     * True if the manifest is as it was when it was signed.
     *
     * <p>The JDK is content with the sections of the signed entries, so that others can be added or taken away.
     */
    private static boolean coversManifest(byte[] signatureFile, byte[] manifest) throws IOException {
        Attributes attributes = new Manifest(new ByteArrayInputStream(signatureFile)).getMainAttributes();
        for (String algorithm : ALGORITHMS) {
            String found = Base64.getEncoder().encodeToString(Sha256.digest(algorithm).digest(manifest));
            if (found.equals(attributes.getValue(algorithm + "-Digest-Manifest"))) {
                return true;
            }
        }
        return false;
    }
}
