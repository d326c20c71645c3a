/**
 * The few classes that rewritten application code calls: on the boot class path, so that every loader finds them.
 *
 * <p>Nothing here may use anything but {@code java.base}; the agent itself is reached through
 * {@link dev.molt.boot.Services} only.
 */
package dev.molt.boot;
