package dev.molt.archive;

import java.nio.file.Path;

/**
 * A file to pack.
 *
 * @param path its path in the archive, with slashes
 * @param file where it is on disk; a symbolic link stands for the file that it leads to
 */
public record PackedFile(String path, Path file) {}
