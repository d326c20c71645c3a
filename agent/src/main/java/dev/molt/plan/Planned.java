package dev.molt.plan;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the checks look at: the request, how the versions differ, and the instructions that are to bring one to the other.
 *
 * @param request what was asked for
 * @param changes the classes that differ
 * @param appup the upgrade file
 * @param generated true if it was generated
 * @param entry the entry of it that is for this upgrade
 */
record Planned(
        PlanRequest request,
        SortedMap<String, ClassChange> changes,
        Appup appup,
        boolean generated,
        Appup.Entry entry) {

    /** What the entry does to each module, in the order written; low-level instructions by hand included. */
    Map<String, Mention> mentions() {
        Map<String, Mention> mentions = new LinkedHashMap<>();
        for (AppupInstruction instruction : entry.instructions()) {
            for (Mention mention : mentions(instruction)) {
                mentions.putIfAbsent(mention.module().value(), mention);
            }
        }
        return mentions;
    }

    private List<Mention> mentions(AppupInstruction instruction) {
        List<Mention> found = new ArrayList<>();
        if (instruction instanceof DeleteModule delete) {
            found.add(new Mention(delete.module(), Action.DELETE, delete.purge()));
        } else if (instruction instanceof AddModule add) {
            found.add(new Mention(add.module(), Action.ADD, Purge.BRUTAL_PURGE));
        } else if (instruction instanceof ModuleInstruction load) {
            found.add(new Mention(load.module(), Action.LOAD, Purge.BRUTAL_PURGE));
        } else if (instruction instanceof LowLevel low) {
            byHand(low, found);
        }
        return found;
    }

    /** By hand, {@code load} both adds and loads. */
    private void byHand(LowLevel low, List<Mention> found) {
        if (low.instruction() instanceof RelupInstruction.Load load) {
            boolean isNew = !request.oldClasses().contains(load.module());
            found.add(new Mention(
                    new Located<>(load.module(), low.position()),
                    isNew ? Action.ADD : Action.LOAD,
                    load.prePurge()));
        } else if (low.instruction() instanceof RelupInstruction.Remove remove) {
            found.add(new Mention(
                    new Located<>(remove.module(), low.position()), Action.DELETE, remove.prePurge()));
        }
    }

    /**
     * One module that the entry names.
     *
     * @param module its name, where it was written
     * @param action what is to become of it
     * @param purge what happens to whatever still uses it
     */
    record Mention(Located<String> module, Action action, Purge purge) {}
}
