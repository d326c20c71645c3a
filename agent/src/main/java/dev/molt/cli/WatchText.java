package dev.molt.cli;

import dev.molt.control.ControlResponse;
import dev.molt.release.ChangeReport;
import dev.molt.release.ChangeRequest;
import dev.molt.release.DiagnosticReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is watched and what came of each change, one line each. */
final class WatchText {

    private final Output output;
    private final boolean json;

    WatchText(Output output, boolean json) {
        this.output = output;
        this.json = json;
    }

    void begins(List<Path> folders) {
        List<String> names = folders.stream().map(Path::toString).toList();
        tell("watching", "watching " + String.join(", ", names), Map.of("folders", names));
    }

    /** Classes whose files are gone. */
    void gone(List<Path> files) {
        files.forEach(file -> tell(
                "ignored",
                "ignored: " + file + " is gone; what was loaded from it stays",
                Map.of("reason", file + " is gone")));
    }

    void print(ControlResponse response) {
        switch (response.outcome()) {
            case ControlResponse.OK -> applied(response.change());
            case ControlResponse.REFUSED -> refused(response.refused());
            default -> tell(response.outcome(), response.outcome() + ": " + response.failure(),
                    Map.of("reason", response.failure()));
        }
    }

    private void applied(ChangeReport change) {
        List<String> classes = change.plan().classes().stream().map(c -> c.action() + " " + c.name()).toList();
        List<String> warnings = reasons(change.plan().diagnostics());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("application", change.plan().application());
        told.put("version", change.plan().to());
        told.put("classes", classes);
        told.put("warnings", warnings);
        told.put("milliseconds", change.milliseconds());
        tell("applied", change.plan().application() + " " + change.plan().to() + ": " + String.join(", ", classes) + "; "
                + change.milliseconds() + " ms"
                + warnings.stream().map(warning -> "; warning: " + warning).collect(Collectors.joining()), told);
    }

    private void refused(List<DiagnosticReport> refused) {
        boolean nothing = refused.stream().allMatch(reason -> reason.code().equals(ChangeRequest.NOTHING_NEW));
        if (!nothing) {
            List<String> reasons = reasons(refused.stream().filter(r -> r.severity().equals("error")).toList());
            tell("refused", "refused: " + String.join("; ", reasons), Map.of("reasons", reasons));
        }
    }

    private static List<String> reasons(List<DiagnosticReport> diagnostics) {
        return diagnostics.stream()
                .map(d -> d.cure() == null ? d.message() : d.message() + " (cure: " + d.cure() + ")")
                .toList();
    }

    private void tell(String outcome, String line, Map<String, Object> more) {
        if (json) {
            Map<String, Object> told = new LinkedHashMap<>(Map.of("outcome", outcome));
            told.putAll(more);
            output.jsonLine(told);
        } else {
            output.line(line);
        }
    }
}
