package dev.molt.relup;

import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.Changed;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.appup.RelupInstruction.Resume;
import dev.molt.appup.RelupInstruction.Start;
import dev.molt.appup.RelupInstruction.Stop;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.RelupInstruction.Suspended;
import dev.molt.appup.RelupInstruction.SyncNodes;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One rule of the checker: every module that a script names is part of the release before or after it. */
final class ModuleCheck {

    private final Applications applications;
    private final Findings errors;
    private final Refusals refusals = new Refusals();

    ModuleCheck(Applications applications, Findings errors) {
        this.applications = applications;
        this.errors = errors;
    }

    void check(List<Located<RelupInstruction>> script) {
        for (Located<RelupInstruction> instruction : script) {
            Position position = instruction.position();
            if (instruction.value() instanceof LoadObjectCode reading) {
                checkOwner(reading, position);
            } else {
                modules(instruction.value()).stream()
                        .filter(module -> !applications.knows(module))
                        .forEach(module -> errors.add(refusals.noSuchModule(module, position)));
            }
        }
    }

    private void checkOwner(LoadObjectCode reading, Position position) {
        String name = reading.application();
        Optional<ApplicationModules> application = applications.after(name);
        if (application.isEmpty()) {
            errors.add(refusals.noSuchApplication(name, position));
            return;
        }
        Set<String> modules = Set.copyOf(application.get().modules());
        for (String module : reading.modules()) {
            if (!modules.contains(module)) {
                errors.add(refusals.noSuchModule(module, name, position));
            }
        }
    }

    private static List<String> modules(RelupInstruction instruction) {
        if (instruction instanceof Load i) {
            return List.of(i.module());
        } else if (instruction instanceof Remove i) {
            return List.of(i.module());
        } else if (instruction instanceof PurgeModules i) {
            return i.modules();
        } else if (instruction instanceof Suspend i) {
            return i.modules().stream().map(Suspended::module).toList();
        } else if (instruction instanceof Resume i) {
            return i.modules();
        } else if (instruction instanceof CodeChange i) {
            return i.modules().stream().map(Changed::module).toList();
        } else if (instruction instanceof Stop i) {
            return i.modules();
        } else if (instruction instanceof Start i) {
            return i.modules();
        } else if (instruction instanceof Apply
                || instruction instanceof LoadObjectCode
                || instruction instanceof PointOfNoReturn
                || instruction instanceof SyncNodes
                || instruction instanceof RestartNewEmulator
                || instruction instanceof RestartEmulator) {
            // The class that apply calls may well be outside the release, in a library or the JDK.
            return List.of();
        }
        throw new AssertionError("unknown instruction " + instruction);
    }
}
