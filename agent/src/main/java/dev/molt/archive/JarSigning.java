package dev.molt.archive;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import jdk.security.jarsigner.JarSignerException;

/** Signs by the JDK's own signer. A JVM need not have that, and then this class cannot be used at all. */
final class JarSigning {

    private static final String NAME = "MOLT";
    private static final String OTHER = "META-INF/OTHER.SF";

    private final Refusals refusals;

    JarSigning(Refusals refusals) {
        this.refusals = refusals;
    }

    /**
     * What {@code META-INF} has to hold while it is signed.
     *
     * <p>The JDK writes a manifest anew, in an order of its own, unless somebody else seems to have signed that.
     */
    static Map<String, byte[]> prepared(Map<String, byte[]> meta) {
        Map<String, byte[]> prepared = new LinkedHashMap<>(meta);
        prepared.put(OTHER, new byte[0]);
        return prepared;
    }

    /** The signature's files for a jar; the rest of what the JDK writes has times that are not ours. */
    Map<String, byte[]> signature(Path unsigned, PrivateKeyEntry key) throws IOException, RefusedException {
        Path signed = Files.createTempFile(unsigned.toAbsolutePath().getParent(), ".signed", ".part");
        try {
            sign(unsigned, key, signed);
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (ZipFile jar = new ZipFile(signed.toFile())) {
                for (ZipEntry entry : jar.stream().map(ZipEntry.class::cast).toList()) {
                    if (entry.getName().startsWith("META-INF/" + NAME + ".")) {
                        files.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                    }
                }
            }
            return files;
        } finally {
            Files.delete(signed);
        }
    }

    private void sign(Path unsigned, PrivateKeyEntry key, Path signed) throws IOException, RefusedException {
        try (ZipFile jar = new ZipFile(unsigned.toFile());
                OutputStream out = Files.newOutputStream(signed)) {
            new JarSigner.Builder(key)
                    .digestAlgorithm("SHA-256")
                    .signerName(NAME)
                    .build()
                    .sign(jar, out);
        } catch (NoSuchAlgorithmException | JarSignerException | IllegalArgumentException e) {
            throw refusals.refuse("bad_key", "it cannot be signed with this key: " + e, "use a key of RSA or EC");
        }
    }
}
