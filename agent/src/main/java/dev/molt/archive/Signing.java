package dev.molt.archive;

import java.nio.file.Path;

/**
 * The key that an archive is signed with; the arrays belong to the caller, who clears them.
 *
 * @param keyStore the key store's file
 * @param type its type, such as {@code PKCS12}
 * @param storePassword its password
 * @param alias the key's name in it
 * @param keyPassword the key's password; in a PKCS12 store the same
 */
public record Signing(Path keyStore, String type, char[] storePassword, String alias, char[] keyPassword) {

    /** Without the passwords. */
    @Override
    public String toString() {
        return "key " + alias + " of " + keyStore;
    }
}
