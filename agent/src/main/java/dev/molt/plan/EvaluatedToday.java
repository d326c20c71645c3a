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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses by name what the language has and this version of Molt cannot carry out. */
final class EvaluatedToday implements Check {

    private static final String RESTART =
            "install it as part of a release, or start the new version instead of upgrading to it";
    private static final String NO_PURGE = "leave the purge out: frames that are in old code finish in it";

    private static final String UPDATE = "write update, which suspends, transforms the state and resumes";
    private static final String SYNC = "leave it out, and install in one JVM after the other";

    /** What stands for the release's own functions in scripts, as in OTP's; only the translator writes calls of it. */
    private static final String APPLICATION = "application";

    private static final Map<Class<?>, String> LOW_LEVEL = Map.of(
            RelupInstruction.Suspend.class, "suspend",
            RelupInstruction.Resume.class, "resume",
            RelupInstruction.CodeChange.class, "code_change",
            RelupInstruction.Stop.class, "stop",
            RelupInstruction.Start.class, "start",
            RelupInstruction.SyncNodes.class, "sync_nodes",
            RelupInstruction.RestartEmulator.class, "restart_emulator",
            RelupInstruction.RestartNewEmulator.class, "restart_new_emulator");

    /** What needs a release, in which applications and components are known by name. */
    private static final Set<Class<?>> OF_RELEASES = Set.of(
            AddApplication.class,
            RemoveApplication.class,
            RestartApplication.class,
            RelupInstruction.Stop.class,
            RelupInstruction.Start.class,
            RelupInstruction.RestartEmulator.class,
            RelupInstruction.RestartNewEmulator.class);

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        if (planned.appup().windows() == Windows.PER_COMPONENT) {
            found.add(Diagnostic.error(
                    "not_evaluated",
                    WindowsKey.position(planned.appup()),
                    "windows: per_component can be translated (molt relup) but not evaluated by this version of Molt",
                    "leave windows out: all components then change in one call"));
        }
        for (AppupInstruction instruction : planned.entry().instructions()) {
            if (!planned.request().release() || !OF_RELEASES.contains(kind(instruction))) {
                refusal(instruction).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Class<?> kind(AppupInstruction instruction) {
        return instruction instanceof LowLevel low ? low.instruction().getClass() : instruction.getClass();
    }

    private static Optional<Diagnostic> refusal(AppupInstruction instruction) {
        if (instruction instanceof Update update && anySoft(update.prePurge(), update.postPurge())) {
            return refused(update, "soft_purge of update " + update.module(), NO_PURGE);
        } else if (instruction instanceof LoadModule load && anySoft(load.prePurge(), load.postPurge())) {
            return refused(load, "soft_purge of load_module " + load.module(), NO_PURGE);
        } else if (instruction instanceof AddApplication add) {
            return refused(add, "add_application " + add.application(), RESTART);
        } else if (instruction instanceof RemoveApplication remove) {
            return refused(remove, "remove_application " + remove.application(), RESTART);
        } else if (instruction instanceof RestartApplication restart) {
            return refused(restart, "restart_application " + restart.application(), RESTART);
        }
        return instruction instanceof LowLevel low ? byHand(low) : Optional.empty();
    }

    private static Optional<Diagnostic> byHand(LowLevel low) {
        if (low.instruction() instanceof RelupInstruction.Load load && anySoft(load.prePurge(), load.postPurge())) {
            return refused(low, "soft_purge of load " + load.module(), NO_PURGE);
        }
        if (low.instruction() instanceof RelupInstruction.Apply apply && apply.module().equals(APPLICATION)) {
            return refused(low, "apply of " + APPLICATION + "." + apply.function(), instead(apply.function()));
        }
        return Optional.ofNullable(LOW_LEVEL.get(low.instruction().getClass()))
                .flatMap(name -> refused(low, name, cure(low.instruction())));
    }

    private static String cure(RelupInstruction instruction) {
        if (instruction instanceof RelupInstruction.SyncNodes) {
            return SYNC;
        }
        return OF_RELEASES.contains(instruction.getClass()) ? RESTART : UPDATE;
    }

    private static String instead(String function) {
        return switch (function) {
            case "start", "load" -> "name the application in the release wanted, or write restart_application";
            case "stop", "unload" -> "leave the application out of the release wanted, or write restart_application";
            case "set_env", "unset_env" -> "write the value into the release's sys.config.yaml";
            default -> "call a method of the application; " + APPLICATION + " is no class, but Molt's own word";
        };
    }

    private static boolean anySoft(Purge before, Purge after) {
        return before == Purge.SOFT_PURGE || after == Purge.SOFT_PURGE;
    }

    private static Optional<Diagnostic> refused(AppupInstruction instruction, String what, String cure) {
        return Optional.of(Diagnostic.error(
                "not_evaluated", instruction.position(), what + " is not evaluated by this version of Molt", cure));
    }
}
