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
        String to = planned.request().to();
        boolean before = planned.before().contains(mention.name());
        boolean after = planned.after().contains(mention.name());
        if (!before && !after) {
            String versions = planned.request().from() + " nor " + to;
            return error(mention, "is in neither " + versions, absentCure(planned, mention));
        }
        Action right = !before ? Action.ADD : !after ? Action.DELETE : Action.LOAD;
        if (mention.action() == right) {
            return Optional.empty();
        }
        String write = "write " + mention.instead(right);
        return switch (right) {
            case ADD -> error(mention, "is new in " + to, write);
            case DELETE -> error(mention, "is gone in " + to, write + ", or build the class in");
            case LOAD -> inBoth(planned, mention, write);
        };
    }

    private static Optional<Diagnostic> inBoth(Planned planned, Mention mention, String write) {
        String cure = planned.changes().containsKey(mention.name())
                ? write
                : "take the line out, as the class does not differ";
        String to = planned.request().to();
        return mention.action() == Action.DELETE
                ? error(mention, "is still in " + to, cure + ", or build " + to + " without it")
                : error(mention, "is in " + planned.request().from() + " already", cure);
    }

    private static String absentCure(Planned planned, Mention mention) {
        String near = planned.meant().get(mention.name());
        if (near != null) {
            return "write " + near;
        }
        return mention.action() == Action.DELETE ? "take the line out" : "build the class in, or take the line out";
    }

    private static Optional<Diagnostic> error(Mention mention, String message, String cure) {
        return Optional.of(Diagnostic.error(
                "no_such_module", mention.module().position(), mention.name() + " " + message, cure));
    }
}
