package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.reshape.Finding;
import dev.molt.reshape.Reshaped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is to be planned for one application, before it is known what becomes of the loaded classes.
 *
 * @param named the classes that the entry brings in, or should
 */
record Draft(
        PlanRequest request,
        ParsedClasses before,
        ParsedClasses after,
        SortedMap<String, ClassChange> changes,
        Appup appup,
        Appup.Entry entry,
        Map<String, Mention> mentions,
        Map<String, Transformation> transformations,
        Set<String> named,
        Map<String, String> meant) {

    /** What the checks look at. Findings about classes of another application are that one's; the first has the rest. */
    Planned planned(Reshaped reshaped, List<Draft> all) {
        List<Finding> own = reshaped.findings().stream()
                .filter(finding -> all.stream().filter(draft -> draft.has(finding.owner())).findFirst().orElse(all.get(0)) == this)
                .toList();
        return new Planned(
                request,
                before,
                after,
                changes,
                appup,
                request.appup().isEmpty(),
                entry,
                mentions,
                transformations,
                own,
                meant);
    }

    private boolean has(String name) {
        return before.contains(name) || after.contains(name) || request.remains().containsKey(name);
    }
}
