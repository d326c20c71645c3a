package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.eval.Rehearsal;
import dev.molt.eval.Rehearsed;
import dev.molt.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be said about a plan once its transforms were rehearsed. */
final class RehearsalFindings {

    private static final int EACH = 1_000;

    private final Plan plan;

    RehearsalFindings(Plan plan) {
        this.plan = plan;
    }

    /** Errors where the upgrade would be undone, warnings where nobody knows. */
    List<Diagnostic> of(Rehearsal.Outcome outcome) {
        List<Diagnostic> findings = new ArrayList<>();
        outcome.failure().ifPresent(failure -> findings.add(Diagnostic.error("rehearsal_failed", null,
                "what an upgrade begins with failed: " + failure, "mend that, or the upgrade fails in the same way")));
        outcome.modules().stream().filter(Rehearsed::isFailure).map(this::failed).forEach(findings::add);
        // What failed for all of them is told once.
        outcome.modules().stream()
                .filter(module -> outcome.failure().isEmpty() && !module.hindrances().isEmpty())
                .map(this::hindered).forEach(findings::add);
        outcome.modules().stream()
                .filter(module -> isSlow(module, outcome.limit()))
                .map(module -> slow(module, outcome.limit())).forEach(findings::add);
        return findings;
    }

    private Diagnostic failed(Rehearsed module) {
        return Diagnostic.error("rehearsal_failed", position(module),
                "code_change of " + module.module() + " failed"
                        + (module.failed() == 0 ? ""
                                : " for copies of " + module.failed() + " of " + module.objects() + " objects")
                        + ": " + text(module.failures()),
                module.failed() == 0 ? "mend that, or the upgrade fails in the same way"
                        : "let it take these as well: the upgrade is undone where it fails for one object");
    }

    private Diagnostic hindered(Rehearsed module) {
        return Diagnostic.warning("not_rehearsed", position(module),
                "code_change of " + module.module() + " could not be rehearsed"
                        + (module.objects() == 0 ? "" : " for " + module.notRehearsed() + " of " + module.objects() + " objects")
                        + ": " + text(module.hindrances()),
                "try the upgrade in a JVM where it does no harm");
    }

    private Diagnostic slow(Rehearsed module, Duration limit) {
        return Diagnostic.warning("rehearsal_slow", position(module),
                "code_change of " + module.module() + " may take " + expected(module).toMillis() + " ms for all "
                        + module.objects() + " objects, and the longest timeout is " + limit.toMillis() + " ms",
                "write a longer timeout, or let it do less");
    }

    /** What fails is told as such, also where that is as it took too long. */
    private static boolean isSlow(Rehearsed module, Duration limit) {
        return !module.isFailure() && expected(module).compareTo(limit) > 0;
    }

    private static Duration expected(Rehearsed module) {
        return Duration.ofMillis(module.microsecondsPer1000() * module.objects() / EACH / EACH);
    }

    private static String text(List<Rehearsed.Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason.text() + (reasons.size() == 1 || reason.count() == 0 ? "" : " (" + reason.count() + ")")
                        + (reason.example().isEmpty() ? "" : ", as for " + reason.example()))
                .collect(Collectors.joining("; "));
    }

    private Position position(Rehearsed module) {
        return plan.transformations().get(module.module()).update().module().position();
    }
}
