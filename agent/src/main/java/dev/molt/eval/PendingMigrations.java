package dev.molt.eval;

import dev.molt.plan.ClassPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Transforms what an earlier upgrade has left to its first touch, before the next one changes what that needs. */
final class PendingMigrations {

    private final Tools tools;
    private final Installed installed;

    PendingMigrations(Tools tools, Installed installed) {
        this.tools = tools;
        this.installed = installed;
    }

    /**
     * Transforms all objects of the modules that are to change. Those that cannot be stay as they are.
     *
     * @throws EvaluationException if the heap cannot be walked
     */
    void finish() throws EvaluationException {
        Map<Class<?>, FirstTouchMigration> pending = new HashMap<>();
        for (ClassPlan plan : installed.classes()) {
            Optional<Class<?>> type = installed.find(tools, plan.name());
            Optional<FirstTouchMigration> migration = tools.shapes(installed.place().loader()).pending(plan.name());
            if (type.isPresent() && migration.isPresent()) {
                pending.put(type.get(), migration.get());
            }
        }
        if (!pending.isEmpty()) {
            new ObjectWalk(tools).find(pending.keySet()).forEach(object -> pending.forEach((type, migration) -> {
                if (type.isInstance(object)) {
                    migration.attempt(object);
                }
            }));
            pending.values().forEach(FirstTouchMigration::finished);
        }
    }
}
