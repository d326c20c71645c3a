package dev.molt.plan;

import dev.molt.classfile.InitializerMove;
import dev.molt.classfile.StaticInitializer;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** A class that was deleted from this JVM and is added again can run its static initialiser a second time. */
final class CanComeBack implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        for (Mention mention : planned.mentions().values()) {
            String name = mention.module().value();
            PlanRequest request = planned.request();
            if (mention.action() == Action.ADD && request.remains().containsKey(name)) {
                request.newClasses().bytes(name).map(StaticInitializer::move).ifPresent(move -> {
                    if (move instanceof InitializerMove.NoHost) {
                        found.add(Diagnostic.error(
                                "cannot_come_back",
                                mention.module().position(),
                                name + " was deleted from this JVM before, and has no method in whose place its static"
                                        + " initialiser could run a second time",
                                "give it a static method, or restart the JVM with " + request.to()));
                    }
                });
            }
        }
        return found;
    }
}
