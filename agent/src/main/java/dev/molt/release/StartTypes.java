package dev.molt.release;

import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.relup.Script;
import dev.molt.system.BootApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether each application that a step keeps is as present and as started afterwards as the release wanted says. */
final class StartTypes {

    private StartTypes() {}

    /** What a running JVM cannot do: what no instruction starts or stops, and what is not on its class path. */
    static List<Diagnostic> check(Unpacked from, Unpacked to, Script script) {
        List<Diagnostic> found = new ArrayList<>();
        for (BootApplication after : to.plan().applications()) {
            Optional<BootApplication> before = from.plan().application(after.name());
            if (before.isPresent() && differs(before.get(), after, script)) {
                found.add(Diagnostic.error(
                        "type_changes",
                        null,
                        after.name() + " has type " + before.get().type() + " in release " + from.version() + " and "
                                + after.type() + " in " + to.version() + ", and nothing in between makes it so",
                        "keep its type, or make the release permanent and start the system again"));
            }
        }
        return found;
    }

    private static boolean differs(BootApplication before, BootApplication after, Script script) {
        if ((before.type() == StartType.NONE) != (after.type() == StartType.NONE)) {
            return true;
        }
        return before.isStarted() != after.isStarted()
                && script.instructions().stream()
                        .noneMatch(instruction -> is(instruction, after.isStarted() ? "start" : "stop", after.name()));
    }

    private static boolean is(RelupInstruction instruction, String function, String application) {
        return instruction instanceof Apply apply
                && apply.module().equals("application")
                && apply.function().equals(function)
                && apply.arguments().get(0).equals(application);
    }
}
