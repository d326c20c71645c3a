package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import java.util.List;

/** What an update does with the state of its module's objects fits both versions of the class. */
final class TransformsFit implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        return planned.transformations().values().stream()
                .flatMap(transformation -> transformation.compiled().diagnostics().stream())
                .toList();
    }
}
