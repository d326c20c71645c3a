package dev.molt.eval;

import dev.molt.journal.Phase;
import dev.molt.reshape.Homes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All modules whose objects are transformed while the application runs, which takes one look at the heap for all of them. */
final class AheadMigrations {

    /** The time limit is for so many: nobody waits for all. */
    private static final int AT_ONCE = 10_000;

    private final Tools tools;
    private final Map<String, AheadMigration> migrations = new TreeMap<>();
    private final Set<AheadMigration> early = new HashSet<>();

    AheadMigrations(Tools tools) {
        this.tools = tools;
    }

    /**
     * Adds a module.
     *
     * @param lazy whether its objects are left to their first touch, all of them
     */
    void add(String module, AheadMigration migration, boolean lazy) {
        migrations.put(module, migration);
        if (migration.gives() && !lazy) {
            early.add(migration);
        }
    }

    /** True if a module's objects are transformed so. */
    boolean has(String module) {
        return migrations.containsKey(module);
    }

    /** By module, what transforms objects when the new version touches them. */
    Map<String, FirstTouchMigration> touched() {
        Map<String, FirstTouchMigration> touched = new TreeMap<>();
        migrations.forEach((module, migration) -> migration.touched().ifPresent(touch -> touched.put(module, touch)));
        return touched;
    }

    /** By module, how many objects were transformed. */
    Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        migrations.forEach((module, migration) -> sizes.put(module, migration.size()));
        return sizes;
    }

    /**
     * Transforms all objects that can be found, and undoes nothing if that fails: nobody sees what they were given. Those that
     * nobody finds are transformed when the new version touches them.
     *
     * @throws EvaluationException if a transform throws, or one takes too long
     */
    void run(CallingThread thread, Phases phases) throws EvaluationException {
        if (!early.isEmpty()) {
            List<Object> objects = find(early::contains);
            List<AheadMigration> all = List.copyOf(early);
            phases.begins(Phase.CODE_CHANGE);
            for (int from = 0; from < objects.size(); from += AT_ONCE) {
                transform(objects, from, all, thread);
            }
            phases.changed(all.stream().mapToInt(AheadMigration::size).sum());
            phases.ends();
        }
    }

    private static void transform(List<Object> objects, int from, List<AheadMigration> all, CallingThread thread)
            throws EvaluationException {
        int to = Math.min(objects.size(), from + AT_ONCE);
        thread.run("code_change", () -> {
            for (int i = from; i < to; i++) {
                thread.checkpoint();
                for (AheadMigration migration : all) {
                    migration.transform(objects.get(i));
                }
            }
            return null;
        });
    }

    /** Tells of the fields that objects have no value in any more, once the new version runs. */
    Homes emptied(Homes homes) {
        Homes left = homes;
        for (AheadMigration migration : migrations.values()) {
            left = migration.emptied(left);
        }
        return left;
    }

    /**
     * Transforms what was missed or made meanwhile, and lets go of what is dropped, when nobody looks at it any more; gives why that
     * could not be done, if so.
     */
    Optional<String> settle() {
        if (migrations.values().stream().noneMatch(this::isToSettle)) {
            return Optional.empty();
        }
        try {
            for (Object object : find(this::isToSettle)) {
                migrations.values().forEach(migration -> migration.settle(object, !early.contains(migration)));
            }
            early.forEach(migration -> migration.touched().ifPresent(FirstTouchMigration::finished));
            return Optional.empty();
        } catch (EvaluationException | LinkageError e) {
            return Optional.of("objects are transformed when they are touched, and what is dropped is not let go: " + e.getMessage());
        }
    }

    private boolean isToSettle(AheadMigration migration) {
        return early.contains(migration) || migration.drops();
    }

    private List<Object> find(Predicate<AheadMigration> concerned) throws EvaluationException {
        return new ObjectWalk(tools).find(migrations.values().stream().filter(concerned).map(AheadMigration::module)
                .collect(Collectors.toSet()));
    }
}
