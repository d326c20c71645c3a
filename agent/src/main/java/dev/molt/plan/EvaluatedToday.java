package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddApplication;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.RemoveApplication;
import dev.molt.appup.AppupInstruction.RestartApplication;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Purge;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.Windows;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Refuses by name what the language has and this version of Molt cannot carry out. */
final class EvaluatedToday implements Check {

    private static final String RESTART = "start the new version instead of upgrading to it";

    private static final Map<Class<?>, String> LOW_LEVEL = Map.of(
            RelupInstruction.Suspend.class, "suspend",
            RelupInstruction.Resume.class, "resume",
            RelupInstruction.CodeChange.class, "code_change",
            RelupInstruction.Stop.class, "stop",
            RelupInstruction.Start.class, "start",
            RelupInstruction.SyncNodes.class, "sync_nodes",
            RelupInstruction.RestartEmulator.class, "restart_emulator",
            RelupInstruction.RestartNewEmulator.class, "restart_new_emulator");

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        if (planned.appup().windows() == Windows.PER_COMPONENT) {
            found.add(Diagnostic.error(
                    "not_evaluated",
                    planned.appup().version().position(),
                    "windows: per_component can be translated (molt relup) but not evaluated by this version of Molt",
                    "leave windows out: all components then change in one call"));
        }
        for (AppupInstruction instruction : planned.entry().instructions()) {
            refusal(instruction).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Diagnostic> refusal(AppupInstruction instruction) {
        if (instruction instanceof Update update) {
            return Optional.of(refused(
                    update,
                    "update of " + update.module(),
                    "write load_module if only method bodies change; else " + RESTART));
        }
        if (instruction instanceof LoadModule load
                && (load.prePurge() == Purge.SOFT_PURGE || load.postPurge() == Purge.SOFT_PURGE)) {
            return Optional.of(refused(
                    load,
                    "soft_purge of load_module " + load.module(),
                    "leave the purge out: frames that are in old code finish in it"));
        }
        if (instruction instanceof AddApplication
                || instruction instanceof RemoveApplication
                || instruction instanceof RestartApplication) {
            return Optional.of(refused(instruction, name(instruction), RESTART));
        }
        if (instruction instanceof LowLevel low) {
            return Optional.ofNullable(LOW_LEVEL.get(low.instruction().getClass()))
                    .map(name -> refused(low, name, RESTART));
        }
        return Optional.empty();
    }

    private static String name(AppupInstruction instruction) {
        return instruction.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static Diagnostic refused(AppupInstruction instruction, String what, String cure) {
        return Diagnostic.error(
                "not_evaluated", instruction.position(), what + " is not evaluated by this version of Molt", cure);
    }
}
