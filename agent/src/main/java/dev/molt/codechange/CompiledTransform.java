package dev.molt.codechange;

import dev.molt.diag.Diagnostic;
import java.util.List;

/**
 * A transform, compiled.
 *
 * @param classFile the class file of the version wanted, with a method for each expression; as it came if there is none
 * @param steps what is to be done with each instance; none if the transform is refused
 * @param diagnostics what is to be said about it, errors first
 */
public record CompiledTransform(byte[] classFile, List<Step> steps, List<Diagnostic> diagnostics) {

    /** True if the transform cannot be carried out. */
    public boolean isRefused() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
