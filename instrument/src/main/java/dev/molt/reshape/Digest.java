package dev.molt.reshape;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names classes by what is in them, so that the same contents get the same name again. */
final class Digest {

    /** Of the digits in a name. */
    static final int RADIX = 16;
    private static final int BYTES = 6;

    private final MessageDigest digest;

    Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Digest add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    Digest add(String text) {
        return add((text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** A part of a class name. */
    String name() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
