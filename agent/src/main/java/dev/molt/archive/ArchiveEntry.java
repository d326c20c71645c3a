package dev.molt.archive;

/**
 * A file in an archive.
 *
 * @param path where it goes, from the root of the target system, with slashes
 * @param size its bytes, unpacked
 * @param sha256 the digest of these, in hexadecimal digits
 */
public record ArchiveEntry(String path, long size, String sha256) {}
