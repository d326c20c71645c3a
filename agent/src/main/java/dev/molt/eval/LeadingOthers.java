package dev.molt.eval;

import dev.molt.reshape.Newcomers;
import dev.molt.reshape.Reshaped;
import java.util.Map;
import java.util.Optional;

/**
 * Leads classes of no release to what a version adds to those that it changes, from before these have their new code,
 * and finds the ones that came up while it began to.
 */
final class LeadingOthers {

    private final Shapes shapes;
    private final Companions companions;
    private Optional<Newcomers> leadingBefore = Optional.empty();
    private Map<String, String> companionsBefore;
    private Map<String, String> present = Map.of();

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
        present = reshaped.companions();
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
        return companionsBefore == null ? Map.of() : companions.changes(present, companionsBefore);
    }

    /** Leads as before; to be called when the old code is back. */
    void undo() {
        if (companionsBefore != null) {
            shapes.newcomers(leadingBefore);
            shapes.companions(companionsBefore);
        }
    }
}
