package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an upgrade would do.
 *
 * @param application the application's name
 * @param direction whether {@code to} is newer
 * @param from the running version
 * @param to the version wanted
 * @param appup the upgrade file it follows, which may have been generated
 * @param generated true if the upgrade file was generated from the difference
 * @param instructions the instructions of the entry chosen; empty if there was none
 * @param classes what becomes of each class, by name
 * @param transformations by module, how its objects are transformed
 * @param diagnostics everything to be said about it, in order; one error refuses the upgrade
 */
public record Plan(
        String application,
        Direction direction,
        String from,
        String to,
        Appup appup,
        boolean generated,
        List<AppupInstruction> instructions,
        List<ClassPlan> classes,
        Map<String, Transformation> transformations,
        List<Diagnostic> diagnostics) {

    /** True if it must not be carried out. */
    public boolean refused() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** By class, the static fields that the upgrade file renews. */
    public Map<String, Set<String>> renewed() {
        Map<String, Set<String>> renewed = new TreeMap<>();
        for (AppupInstruction instruction : instructions) {
            if (instruction instanceof ModuleInstruction module && !module.renew().isEmpty()) {
                renewed.put(module.module().value(),
                        module.renew().stream().map(Located::value).collect(Collectors.toSet()));
            }
        }
        return renewed;
    }

    /** The same plan with more to be said about it. */
    public Plan with(List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        all.addAll(more);
        return new Plan(
                application, direction, from, to, appup, generated, instructions, classes, transformations, List.copyOf(all));
    }
}
