package dev.molt.control;

import dev.molt.release.ChangeRequest;

/**
 * What the command line asks.
 *
 * @param command {@code status}, {@code plan}, {@code change} or {@code history}
 * @param change for plan and change, what is wanted; else null
 */
public record ControlRequest(String command, ChangeRequest change) {}
