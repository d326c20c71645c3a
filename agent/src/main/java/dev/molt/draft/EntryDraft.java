package dev.molt.draft;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.appup.Migrate;
import dev.molt.appup.ModuleType;
import dev.molt.appup.Purge;
import dev.molt.appup.StateTransform;
import dev.molt.appup.Timeout;
import dev.molt.classfile.References;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.plan.StateChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Drafts the instructions of one direction, and collects what to say above each. */
final class EntryDraft {

    private final Difference difference;
    private final Direction direction;
    private final Conversions conversions;
    private final Optional<Purge> purge;
    private final Map<String, List<String>> comments = new TreeMap<>();

    EntryDraft(Difference difference, Direction direction, Optional<Purge> purge) {
        this.difference = difference;
        this.direction = direction;
        this.conversions = new Conversions(difference.wanted(direction).classes());
        this.purge = purge;
    }

    /** Added modules, changed ones and deleted ones, each by name; going down the same from the end to the beginning. */
    List<AppupInstruction> instructions() {
        List<AppupInstruction> up = new ArrayList<>();
        difference.added().forEach(module -> up.add(direction == Direction.UP ? add(module) : delete(module)));
        SortedSet<String> changed = new TreeSet<>(difference.changed());
        changed.addAll(difference.containers());
        changed.forEach(module -> up.add(changed(module)));
        difference.deleted().forEach(module -> up.add(direction == Direction.UP ? delete(module) : add(module)));
        if (direction == Direction.DOWN) {
            Collections.reverse(up);
        }
        return List.copyOf(up);
    }

    /** By module; those of modules without an instruction, too. */
    Map<String, List<String>> comments() {
        SortedMap<String, List<String>> all = new TreeMap<>(comments);
        difference.findings(direction).forEach((module, found) ->
                all.merge(module, found, (one, other) -> {
                    List<String> joined = new ArrayList<>(one);
                    joined.addAll(other);
                    return joined;
                }));
        return all;
    }

    private AppupInstruction add(String module) {
        return new AddModule(null, located(module), dependencies(module));
    }

    private AppupInstruction delete(String module) {
        return new DeleteModule(null, located(module), purge.orElse(Purge.SOFT_PURGE), List.of());
    }

    private AppupInstruction changed(String module) {
        StateChange state = difference.states(direction).get(module);
        boolean contains = difference.containers().contains(module);
        if (state == null && !contains) {
            Purge both = purge.orElse(Purge.BRUTAL_PURGE);
            return new LoadModule(null, located(module), both, both, dependencies(module), List.of());
        }
        FieldMapping fields = state == null ? null : new FieldMapping(state, conversions, direction);
        StateTransform transform = fields == null ? StateTransform.none() : fields.transform();
        if (fields != null && !fields.comments().isEmpty()) {
            comments.put(module, fields.comments());
        }
        // A supervisor's update knows no purge.
        Purge both = contains && fields == null ? Purge.BRUTAL_PURGE : purge.orElse(Purge.BRUTAL_PURGE);
        return new Update(
                null,
                located(module),
                contains ? ModuleType.STATIC : ModuleType.DYNAMIC,
                new Timeout.Default(),
                new Change.Advanced(List.of()),
                both,
                both,
                dependencies(module),
                transform,
                Migrate.EAGER,
                List.of());
    }

    /**
     * The changed modules that the newer code names, in both directions: it calls them as long as it runs, so that going
     * down they stay until it is gone.
     */
    private List<Located<String>> dependencies(String module) {
        return difference.newerFile(module)
                .map(file -> References.in(file).classes().stream()
                        .filter(name -> difference.names(name) && !name.equals(module))
                        .map(EntryDraft::located)
                        .toList())
                .orElse(List.of());
    }

    private static Located<String> located(String module) {
        return new Located<>(module, (Position) null);
    }
}
