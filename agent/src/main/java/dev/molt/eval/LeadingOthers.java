package dev.molt.eval;

import dev.molt.reshape.Newcomers;
import dev.molt.reshape.Reshaped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Leads classes of no release to what a version adds to those that it changes, from before these have their new code,
 * and finds the ones that came up while it began to.
 */
final class LeadingOthers {

    private final Shapes shapes;
    private final Companions companions;
    private Optional<Newcomers> leadingBefore = Optional.empty();
    private Map<String, String> companionsBefore;
    private final List<Map<String, String>> present = new ArrayList<>();

    LeadingOthers(Shapes shapes, Companions companions) {
        this.shapes = shapes;
        this.companions = companions;
    }

    /** To be called before the redefinition, when the companions are there and it is known where added fields live. */
    void begin(Reshaped reshaped) {
        if (companionsBefore == null) {
            companionsBefore = shapes.companions();
            leadingBefore = shapes.newcomers();
        }
        present.add(reshaped.companions());
        shapes.lead(reshaped);
        companions.tellOfOverriders(reshaped);
    }

    /** To be called behind it: who was being loaded at {@link #begin} had been looked at before, and is there now. */
    void done(Reshaped reshaped) {
        shapes.companions(reshaped.companions());
        companions.tellOfOverriders(reshaped);
    }

    /** On the way back, what has to become of companions: who came up meanwhile goes on calling them. */
    Map<String, byte[]> changesBack() {
        Map<String, byte[]> changes = new TreeMap<>();
        present.forEach(each -> changes.putAll(companions.changes(each, companionsBefore)));
        return changes;
    }

    /** Leads as before; to be called when the old code is back. */
    void undo() {
        if (companionsBefore != null) {
            shapes.newcomers(leadingBefore);
            shapes.companions(companionsBefore);
        }
    }
}
