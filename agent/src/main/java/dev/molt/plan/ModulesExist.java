package dev.molt.plan;

import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each instruction's module is where the instruction says: new, in both versions, or gone. */
final class ModulesExist implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            problem(planned, mention).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Diagnostic> problem(Planned planned, Mention mention) {
        String name = mention.name();
        String from = planned.request().from();
        String to = planned.request().to();
        boolean before = planned.before().contains(name);
        boolean after = planned.after().contains(name);
        if (!before && !after) {
            return error(mention, name + " is in neither " + from + " nor " + to, absentCure(planned, mention));
        }
        boolean differs = planned.changes().containsKey(name);
        String unchanged = "take the line out, as the class does not differ";
        return switch (mention.action()) {
            case DELETE -> !after ? Optional.empty() : !before
                    ? error(mention, name + " is new in " + to, "write " + mention.instead(Action.ADD))
                    : error(mention, name + " is still in " + to, differs
                            ? "write " + mention.instead(Action.LOAD) + ", or build " + to + " without it"
                            : unchanged + ", or build " + to + " without it");
            case ADD, LOAD -> !after
                    ? error(mention, name + " is gone in " + to,
                            "write " + mention.instead(Action.DELETE) + ", or build the class in")
                    : mention.action() == Action.ADD && before
                    ? error(mention, name + " is in " + from + " already",
                            differs ? "write " + mention.instead(Action.LOAD) : unchanged)
                    : mention.action() == Action.LOAD && !before
                    ? error(mention, name + " is new in " + to, "write " + mention.instead(Action.ADD))
                    : Optional.empty();
        };
    }

    private static String absentCure(Planned planned, Mention mention) {
        String cure = mention.action() == Action.DELETE ? "take the line out" : "build the class in, or take the line out";
        String near = planned.meant().get(mention.name());
        return near == null ? cure : "write " + near;
    }

    private static Optional<Diagnostic> error(Mention mention, String message, String cure) {
        return Optional.of(Diagnostic.error("no_such_module", mention.module().position(), message, cure));
    }
}
