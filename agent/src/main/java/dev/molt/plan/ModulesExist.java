package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each instruction's module is where the instruction says: new, in both versions, or gone. */
final class ModulesExist implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Planned.Mention mention : planned.mentions().values()) {
            problem(planned.request(), mention).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Diagnostic> problem(PlanRequest request, Planned.Mention mention) {
        String name = mention.module().value();
        boolean before = request.oldClasses().contains(name);
        boolean after = request.newClasses().contains(name);
        if (mention.action() == Action.DELETE) {
            if (after) {
                return error(mention, name + " is still in " + request.to(), "write load_module, or build without it");
            }
            return before ? Optional.empty() : error(mention, name + " is not in " + request.from(), "take the line out");
        }
        if (!after) {
            return error(mention, name + " is absent from " + request.to(), absentCure(request, name));
        }
        if (mention.action() == Action.ADD && before) {
            return error(mention, name + " is in " + request.from() + " already", "write load_module");
        }
        if (mention.action() == Action.LOAD && !before) {
            return error(mention, name + " is new in " + request.to(), "write add_module");
        }
        return Optional.empty();
    }

    private static String absentCure(PlanRequest request, String name) {
        return Spelling.nearest(name, request.newClasses().names())
                .map(near -> "write " + near)
                .orElse("build it in, or write delete_module");
    }

    private static Optional<Diagnostic> error(Planned.Mention mention, String message, String cure) {
        return Optional.of(Diagnostic.error("no_such_module", mention.module().position(), message, cure));
    }
}
