package dev.molt.relup;

import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
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
                NamedModules.in(instruction.value()).stream()
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
}
