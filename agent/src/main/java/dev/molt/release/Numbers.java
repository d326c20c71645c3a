package dev.molt.release;

import dev.molt.appup.Appup;
import dev.molt.appup.Direction;
import dev.molt.code.ClassSet;
import dev.molt.plan.ClassChanges;
import dev.molt.plan.NumberedModules;
import dev.molt.reshape.Renumbering;
import java.util.Optional;
import java.util.TreeMap;

/** Gives the anonymous and local classes of a version wanted the names under which they run here. */
final class Numbers {

    private Numbers() {}

    /** The same move, with what becomes of what as live objects have it. */
    static Move asHere(Move move) {
        Target target = move.target();
        Wanted wanted = move.wanted();
        Renumbering renumbering =
                Renumbering.of(target.versions().seen(target.classes()), wanted.classes().classes());
        if (renumbering.names().isEmpty()) {
            return move;
        }
        ClassSet classes = new ClassSet(new TreeMap<>(renumbering.renamed()));
        boolean up = move.direction() == Direction.UP;
        ClassSet older = up ? target.classes() : classes;
        ClassSet newer = up ? classes : target.classes();
        String other = up ? target.versions().current() : wanted.version();
        Optional<Appup> appup = wanted.appup().map(file ->
                NumberedModules.meant(file, other, ClassChanges.between(older, newer), renumbering.names()));
        return new Move(
                target,
                new Wanted(wanted.application(), wanted.version(), classes, wanted.code(), appup),
                move.direction(),
                move.inRelease());
    }
}
