package dev.molt.reshape;

import dev.molt.diag.Diagnostic;

/**
 * Something to be said about the reshaping of one class.
 *
 * @param owner the class, a binary name
 * @param diagnostic what it is; an error refuses the release
 */
public record Finding(String owner, Diagnostic diagnostic) {
}
