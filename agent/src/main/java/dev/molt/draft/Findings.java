package dev.molt.draft;

import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.plan.AllLoaded;
import dev.molt.plan.ClassChange;
import dev.molt.plan.SilentEffects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is to be said of changed classes in one direction beside their fields: what is refused, and what is not done. */
final class Findings {

    private Findings() {}

    /**
     * Comments by class; also about classes that do not differ.
     *
     * @param changes how the classes differ from the running version to the version wanted
     */
    static Map<String, List<String>> in(Map<String, ClassChange> changes, ClassSet running, ClassSet wanted) {
        Map<String, List<String>> found = new TreeMap<>();
        AllLoaded.reshape(changes.keySet(), running, wanted).findings().forEach(finding -> {
            Diagnostic said = finding.diagnostic();
            String begin = said.isError() ? Draft.DECIDE : "";
            String refused = said.isError() ? ", so it is refused where the class is loaded" : "";
            add(found, finding.owner(), begin + said.message() + refused + "; " + said.cure());
        });
        for (ClassChange change : changes.values()) {
            if (!change.isAdded() && !change.isDeleted()) {
                SilentEffects.warnings(change, Set.of())
                        .forEach(said -> add(found, change.name(), Draft.DECIDE + said.message() + "; " + said.cure()));
            }
        }
        return found;
    }

    private static void add(Map<String, List<String>> found, String module, String comment) {
        found.computeIfAbsent(module, m -> new ArrayList<>()).add(comment);
    }
}
