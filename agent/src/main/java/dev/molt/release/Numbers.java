package dev.molt.release;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.code.ClassSet;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.plan.ClassChanges;
import dev.molt.plan.NumberedModules;
import dev.molt.reshape.Renumbering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gives the anonymous and local classes of a version wanted, and its lambdas, the names under which they run here. */
final class Numbers {

    private Numbers() {}

    /**
     * The same move, with what becomes of what as live objects have it.
     *
     * @throws RefusedException if its upgrade file wants something of classes that run under other names
     */
    static Move asHere(Move move) throws RefusedException {
        Target target = move.target();
        Wanted wanted = move.wanted();
        Renumbering renumbering =
                Renumbering.of(target.versions().seen(target.classes()), wanted.classes().classes());
        ClassSet classes = new ClassSet(new TreeMap<>(renumbering.renamed()));
        if (renumbering.names().isEmpty()) {
            return with(move, classes, wanted.appup());
        }
        boolean up = move.direction() == Direction.UP;
        ClassSet older = up ? target.classes() : classes;
        ClassSet newer = up ? classes : target.classes();
        String other = up ? target.versions().current() : wanted.version();
        refuse(wanted, other, move.direction(), renumbering.names());
        Optional<Appup> appup = wanted.appup().map(file ->
                NumberedModules.meant(file, other, ClassChanges.between(older, newer), renumbering.names()));
        return with(move, classes, appup);
    }

    private static Move with(Move move, ClassSet classes, Optional<Appup> appup) {
        Wanted wanted = move.wanted();
        return new Move(
                move.target(),
                new Wanted(wanted.application(), wanted.version(), classes, wanted.code(), appup),
                move.direction(),
                move.inRelease());
    }

    private static void refuse(Wanted wanted, String other, Direction direction, Map<String, String> names)
            throws RefusedException {
        List<Diagnostic> refused = wanted.appup()
                .map(file -> NumberedModules.refused(file, other, direction, names))
                .orElse(List.of());
        if (!refused.isEmpty()) {
            throw new RefusedException(refused);
        }
    }
}
