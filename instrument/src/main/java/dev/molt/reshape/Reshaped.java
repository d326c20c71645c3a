package dev.molt.reshape;

import dev.molt.diag.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * What to do so that loaded classes behave as their next versions. Names are binary, with dots.
 *
 * @param definitions new classes to define first, in this order
 * @param calls what to call then
 * @param redefinitions the loaded classes' new class files, all of the shape they were loaded with
 * @param unloaded what to load where a class that is not loaded yet is asked for
 * @param homes where added fields live from now on; for the next release
 * @param companions by loaded class, the class that holds its added methods, static ones under their own names
 * @param enums what to do about enums
 * @param renewed static fields to renew once the redefinitions are done
 * @param findings what is refused; if there is an error, everything else is empty and the homes are the old ones
 */
public record Reshaped(List<Definition> definitions, List<Call> calls, Map<String, byte[]> redefinitions,
        Map<String, byte[]> unloaded, Homes homes, Map<String, String> companions,
        EnumChanges enums, List<RenewedStatics> renewed, List<Finding> findings) {

    /** True if there is an error among the diagnostics. */
    public boolean refused() {
        return diagnostics().stream().anyMatch(Diagnostic::isError);
    }

    /** The findings without the classes that they are about. */
    public List<Diagnostic> diagnostics() {
        return findings.stream().map(Finding::diagnostic).toList();
    }
}
