package dev.molt.system;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Brings another configuration to applications, and can take it back. */
final class Reconfiguration implements Undo {

    private final Map<RunningApplication, SortedMap<String, Object>> before = new LinkedHashMap<>();
    private final Map<RunningApplication, SortedMap<String, Object>> after = new LinkedHashMap<>();
    private final List<RunningApplication> told = new ArrayList<>();

    Reconfiguration(List<RunningApplication> applications, Map<String, SortedMap<String, Object>> configuration) {
        for (RunningApplication application : applications) {
            SortedMap<String, Object> next = configuration.get(application.name());
            if (next != null) {
                before.put(application, application.configuration());
                after.put(application, next);
            }
        }
    }

    /** Sets all properties, and then tells one application after the other; if one refuses, nothing is different. */
    void carryOut() throws RefusedException {
        Map<RunningApplication, ConfigurationChange> changes = new LinkedHashMap<>();
        after.forEach((application, next) -> changes.put(application, application.configure(next)));
        try {
            for (Map.Entry<RunningApplication, ConfigurationChange> change : changes.entrySet()) {
                // One that throws half-way has to hear of the old configuration, too.
                told.add(change.getKey());
                change.getKey().tell(change.getValue());
            }
        } catch (RefusedException e) {
            throw Failures.refusal(e.diagnostics().get(0), e.getCause(), undo());
        }
    }

    @Override
    public List<Diagnostic> undo() {
        Map<RunningApplication, ConfigurationChange> changes = new LinkedHashMap<>();
        before.forEach((application, last) -> changes.put(application, application.configure(last)));
        List<Diagnostic> failed = new ArrayList<>();
        Collections.reverse(told);
        for (RunningApplication application : told) {
            try {
                application.tell(changes.get(application));
            } catch (RefusedException e) {
                failed.addAll(e.diagnostics());
            }
        }
        return failed;
    }
}
