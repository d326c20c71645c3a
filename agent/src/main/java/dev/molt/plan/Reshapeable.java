package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import java.util.List;

/** A class that is loaded can be brought to behave as its new version: what cannot be is refused, member by member. */
final class Reshapeable implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        return planned.findings().stream()
                .map(finding -> at(planned, finding.owner(), finding.diagnostic()))
                .toList();
    }

    private static Diagnostic at(Planned planned, String owner, Diagnostic found) {
        String lives = planned.request().remains().containsKey(owner)
                ? "; it was deleted and lives on in this JVM"
                : "";
        return new Diagnostic(
                found.severity(), found.code(), planned.position(owner), found.message() + lives, found.cure());
    }
}
