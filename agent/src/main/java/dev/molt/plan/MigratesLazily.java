package dev.molt.plan;

import dev.molt.appup.Migrate;
import dev.molt.codechange.EarlyTransform;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects that are transformed when they are first touched are transformed as if they had been before. */
final class MigratesLazily implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        planned.transformations().forEach((module, transformation) -> {
            if (transformation.update().migrate() == Migrate.LAZY) {
                hindrance(planned, module, transformation).ifPresent(reason -> found.add(Diagnostic.error(
                        "bad_migrate",
                        transformation.update().position(),
                        module + " cannot migrate lazily: " + reason,
                        "take migrate out; then its objects are transformed while callers wait")));
            }
        });
        return found;
    }

    private static Optional<String> hindrance(Planned planned, String module, Transformation transformation) {
        if (planned.mentions().values().stream().anyMatch(mention -> mention.action() == Action.DELETE)) {
            return Optional.of("the upgrade deletes classes, which its objects have to let go of first");
        }
        return new EarlyTransform(transformation.compiled(), planned.before().readable(module).orElseThrow(),
                planned.after().readable(module).orElseThrow()).hindrance();
    }
}
