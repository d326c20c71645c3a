package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.eval.Rehearsal;
import dev.molt.eval.Rehearsed;
import dev.molt.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be said about a plan once its transforms were rehearsed. */
final class RehearsalFindings {

    private final Plan plan;

    RehearsalFindings(Plan plan) {
        this.plan = plan;
    }

    /** Errors where the upgrade would be undone, warnings where nobody knows. */
    List<Diagnostic> of(Rehearsal.Outcome outcome) {
        List<Diagnostic> findings = new ArrayList<>();
        outcome.failure().ifPresent(failure -> findings.add(Diagnostic.error("rehearsal_failed", null,
                "what an upgrade begins with failed: " + failure, "mend that, or the upgrade fails in the same way")));
        outcome.modules().stream().filter(Rehearsed::isFailure).forEach(module -> findings.add(Diagnostic.error(
                "rehearsal_failed", position(module), "code_change of " + module.module() + " failed for copies of "
                        + module.failed() + " of " + module.objects() + " objects: " + text(module.failures()),
                "let it take these as well: the upgrade is undone where it fails for one object")));
        outcome.modules().stream().filter(module -> !module.hindrances().isEmpty()).forEach(module -> findings.add(Diagnostic.warning(
                "not_rehearsed", position(module), "code_change of " + module.module() + " could not be rehearsed for "
                        + module.notRehearsed() + " of " + module.objects() + " objects: " + text(module.hindrances()),
                "try the upgrade in a JVM where it does no harm")));
        return findings;
    }

    private static String text(List<Rehearsed.Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason.text() + (reasons.size() == 1 ? "" : " (" + reason.count() + ")")
                        + (reason.example().isEmpty() ? "" : ", as for " + reason.example()))
                .collect(Collectors.joining("; "));
    }

    private Position position(Rehearsed module) {
        return plan.transformations().get(module.module()).update().module().position();
    }
}
