package dev.molt.eval;

import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Start;
import dev.molt.appup.RelupInstruction.Stop;
import dev.molt.eval.Components.Undoable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of a script that start, stop and configure, with how to take them back. */
final class ComponentSteps {

    /** What stands for the release's own functions in scripts, as in OTP's. */
    private static final String APPLICATION = "application";

    private final Components components;
    private final Deque<Undoable> done = new ArrayDeque<>();

    ComponentSteps(Components components) {
        this.components = components;
    }

    /** True if there can be nothing to start or stop. */
    boolean isEmpty() {
        return components instanceof NoComponents;
    }

    /** True if an instruction is about components. */
    boolean concerns(RelupInstruction instruction) {
        return instruction instanceof Start
                || instruction instanceof Stop
                || instruction instanceof Apply apply && apply.module().equals(APPLICATION)
                || instruction instanceof CodeChange change && !containers(change).isEmpty();
    }

    /** The applications that a script both stops and starts. */
    static Set<String> restarted(List<RelupInstruction> script) {
        Set<String> stopped = applications(script, "stop");
        stopped.retainAll(applications(script, "start"));
        return stopped;
    }

    private static Set<String> applications(List<RelupInstruction> script, String function) {
        return script.stream()
                .filter(Apply.class::isInstance)
                .map(Apply.class::cast)
                .filter(apply -> apply.module().equals(APPLICATION) && apply.function().equals(function))
                .map(apply -> String.valueOf(apply.arguments().get(0)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Does it.
     *
     * @return what was done, for the journal
     */
    String step(RelupInstruction instruction) throws EvaluationException {
        if (instruction instanceof Start start) {
            return add(components.startComponents(start.modules()));
        } else if (instruction instanceof Stop stop) {
            return add(components.stopComponents(stop.modules()));
        } else if (instruction instanceof CodeChange change) {
            List<String> details = new ArrayList<>();
            for (String container : containers(change)) {
                details.add(add(components.change(container)));
            }
            return String.join("; ", details);
        }
        return application((Apply) instruction);
    }

    /** Gives the applications their new configuration. */
    String configure() throws EvaluationException {
        return add(components.configure());
    }

    private String application(Apply apply) throws EvaluationException {
        String name = String.valueOf(apply.arguments().get(0));
        return switch (apply.function()) {
            case "start" -> add(components.start(name, String.valueOf(apply.arguments().get(1))));
            case "load" -> add(components.start(name, "load"));
            case "stop" -> add(components.stop(name));
            default -> "";
        };
    }

    private List<String> containers(CodeChange change) {
        return change.modules().stream()
                .map(RelupInstruction.Changed::module)
                .filter(components::isContainer)
                .toList();
    }

    private String add(Undoable undoable) throws EvaluationException {
        done.push(undoable);
        if (!undoable.failure().isEmpty()) {
            throw new EvaluationException(undoable.failure());
        }
        return undoable.detail();
    }

    /** Takes back what needs the new code for it, the last first; gives what could not be taken back. */
    String takeBack() {
        return failures(done.stream().map(Undoable::takeBack));
    }

    /** Takes back the rest, once the old code is back; gives what could not be taken back. */
    String restore() {
        components.undefine();
        return failures(done.stream().map(Undoable::restore));
    }

    /** Does what was put off until nothing can fail any more; gives what went wrong. */
    String finish() {
        List<Undoable> inOrder = new ArrayList<>(done);
        Collections.reverse(inOrder);
        return failures(inOrder.stream().map(Undoable::finish));
    }

    private static String failures(Stream<String> told) {
        return told.filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }
}
