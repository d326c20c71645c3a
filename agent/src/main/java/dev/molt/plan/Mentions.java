package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what an entry does to each module, in the order written; low-level instructions by hand included. */
final class Mentions {

    private final ParsedClasses before;

    private Mentions(ParsedClasses before) {
        this.before = before;
    }

    /** The first mention of each module, by name. */
    static Map<String, Mention> in(List<AppupInstruction> instructions, ParsedClasses before) {
        Mentions reader = new Mentions(before);
        Map<String, Mention> mentions = new LinkedHashMap<>();
        for (AppupInstruction instruction : instructions) {
            reader.of(instruction).ifPresent(mention -> mentions.putIfAbsent(mention.name(), mention));
        }
        return mentions;
    }

    private Optional<Mention> of(AppupInstruction instruction) {
        if (instruction instanceof DeleteModule delete) {
            return Optional.of(new Mention(delete.module(), Action.DELETE, delete.purge(), false));
        } else if (instruction instanceof AddModule add) {
            return Optional.of(new Mention(add.module(), Action.ADD, Purge.BRUTAL_PURGE, false));
        } else if (instruction instanceof ModuleInstruction load) {
            return Optional.of(new Mention(
                    load.module(), Action.LOAD, Purge.BRUTAL_PURGE, false, load.renew()));
        }
        return instruction instanceof LowLevel low ? byHand(low) : Optional.empty();
    }

    /** By hand, {@code load} both adds and loads. */
    private Optional<Mention> byHand(LowLevel low) {
        if (low.instruction() instanceof RelupInstruction.Load load) {
            Action action = before.contains(load.module()) ? Action.LOAD : Action.ADD;
            return Optional.of(
                    new Mention(new Located<>(load.module(), low.position()), action, Purge.BRUTAL_PURGE, true));
        } else if (low.instruction() instanceof RelupInstruction.Remove remove) {
            boolean soft = remove.prePurge() == Purge.SOFT_PURGE || remove.postPurge() == Purge.SOFT_PURGE;
            Purge purge = soft ? Purge.SOFT_PURGE : Purge.BRUTAL_PURGE;
            return Optional.of(
                    new Mention(new Located<>(remove.module(), low.position()), Action.DELETE, purge, true));
        }
        return Optional.empty();
    }
}
