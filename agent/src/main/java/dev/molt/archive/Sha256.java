package dev.molt.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest that is being worked out. */
final class Sha256 implements Sink {

    /** The attribute of a manifest's section that holds an entry's digest, as signed jars have it. */
    static final String ATTRIBUTE = "SHA-256-Digest";

    private final MessageDigest digest = digest("SHA-256");

    /** A digest that every JVM has. */
    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has " + algorithm, e);
        }
    }

    /** The digest of some bytes, in hexadecimal digits. */
    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256").digest(bytes));
    }

    @Override
    public void take(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** The digest of all that was taken. */
    byte[] value() {
        return digest.digest();
    }
}
