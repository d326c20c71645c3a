package dev.molt.registry;

import java.nio.file.Path;

/**
 * A folder that was put aside complete, and where it is to get.
 *
 * @param folder directly in {@link Root#staging()}
 * @param target in {@code lib}, or the folder of the release
 */
public record Staged(Path folder, Path target) {}
