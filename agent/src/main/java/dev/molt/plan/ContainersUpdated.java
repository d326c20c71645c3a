package dev.molt.plan;

import dev.molt.appup.AppupInstruction.Update;
import dev.molt.diag.Diagnostic;
import java.util.List;

/** Containers whose children differ are updated, as nothing else starts and stops components. */
final class ContainersUpdated implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        return planned.request().containers().stream()
                .filter(container -> !planned.restarts() && !isUpdated(planned, container))
                .map(container -> Diagnostic.warning(
                        "container_not_updated",
                        planned.position(container),
                        "the children of container " + container + " differ in " + planned.request().to()
                                + ", and nothing starts and stops them",
                        "write `update: {module: " + container + ", type: supervisor}`"))
                .toList();
    }

    private static boolean isUpdated(Planned planned, String container) {
        return planned.entry().instructions().stream()
                .anyMatch(i -> i instanceof Update update && update.module().value().equals(container));
    }
}
