package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.eval.Part;
import dev.molt.eval.Rehearsed;
import dev.molt.plan.Plan;
import dev.molt.relup.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan for people and programs.
 *
 * @param loader the class loader's id
 * @param appup the upgrade file's name
 * @param generated true if nobody wrote one
 * @param refused true if it will not be carried out
 * @param classes what becomes of each class
 * @param script the low-level script, one instruction a line; empty if there is none
 * @param diagnostics errors and warnings
 * @param rehearsal what came of rehearsing each module's code_change; null if nobody asked for that
 */
public record PlanReport(
        String application,
        String direction,
        String from,
        String to,
        String loader,
        String appup,
        boolean generated,
        boolean refused,
        List<ClassReport> classes,
        List<String> script,
        List<DiagnosticReport> diagnostics,
        List<Rehearsed> rehearsal) {

    /** Stands for the version of an application that is not there, where a release adds or removes it. */
    public static final String ABSENT = Part.ABSENT;

    /**
     * What becomes of one class.
     *
     * @param action {@code add}, {@code load} or {@code delete}
     * @param loaded true if the JVM has it loaded now
     * @param change in a few words, what differs
     */
    public record ClassReport(String name, String action, boolean loaded, String change) {}

    static PlanReport of(Plan plan, String loader, Script script) {
        return new PlanReport(
                plan.application(),
                plan.direction().toString(),
                plan.from(),
                plan.to(),
                loader,
                plan.appup().source().name(),
                plan.generated(),
                plan.refused(),
                plan.classes().stream()
                        .map(c -> new ClassReport(
                                c.name(), c.action().toString(), c.loaded(), c.change()))
                        .toList(),
                script == null ? List.of() : script.lines(),
                plan.diagnostics().stream().map(DiagnosticReport::of).toList(),
                null);
    }

    /** The same with what came of a rehearsal. */
    PlanReport with(List<Rehearsed> modules, List<Diagnostic> findings) {
        List<DiagnosticReport> all = new ArrayList<>(diagnostics);
        findings.stream().map(DiagnosticReport::of).forEach(all::add);
        boolean fails = findings.stream().anyMatch(Diagnostic::isError);
        return new PlanReport(application, direction, from, to, loader, appup, generated, refused || fails, classes, script,
                List.copyOf(all), modules);
    }
}
