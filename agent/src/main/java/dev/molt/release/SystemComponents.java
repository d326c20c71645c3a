package dev.molt.release;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.appup.StartType;
import dev.molt.eval.Components;
import dev.molt.eval.EvaluationException;
import dev.molt.system.BootApplication;
import dev.molt.system.BootPlan;
import dev.molt.system.RunningApplications;
import dev.molt.system.Undo;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What runs in this JVM, on its way from one release to another. */
final class SystemComponents implements Components {

    private final RunningApplications running;
    private final BootPlan before;
    private final Unpacked after;
    private final Definitions definitions;

    SystemComponents(RunningApplications running, BootPlan before, Unpacked after) {
        this.running = running;
        this.before = before;
        this.after = after;
        this.definitions = new Definitions(running, before, after.plan());
    }

    @Override
    public Undoable start(String application, String type) throws EvaluationException {
        definitions.define();
        BootApplication planned = after.plan()
                .application(application)
                .orElseThrow(() -> new EvaluationException(application + " is not part of the release wanted"));
        // As the instruction says, which may be another type than the release's.
        StartType wanted = List.of(StartType.values()).stream()
                .filter(t -> t.toString().equals(type))
                .findFirst()
                .orElse(planned.type());
        return new ApplicationStart(
                running,
                new BootApplication(planned.descriptor(), wanted),
                before.application(application).isPresent(),
                after.configuration().getOrDefault(application, new TreeMap<>()));
    }

    @Override
    public Undoable stop(String application) throws EvaluationException {
        return after.plan().application(application).isPresent()
                ? new ApplicationStop(running, application)
                : new ApplicationRemoval(running, before.application(application).orElseThrow());
    }

    @Override
    public Undoable startComponents(List<String> modules) throws EvaluationException {
        definitions.define();
        return new ComponentsInPlace(running, modules, true);
    }

    @Override
    public Undoable stopComponents(List<String> modules) throws EvaluationException {
        return new ComponentsInPlace(running, modules, false);
    }

    @Override
    public boolean isContainer(String module) {
        return children(before, module).isPresent() || children(after.plan(), module).isPresent();
    }

    @Override
    public Undoable change(String container) throws EvaluationException {
        definitions.define();
        return new ContainerChange(
                running,
                container,
                children(before, container).orElse(List.of()),
                children(after.plan(), container).orElse(List.of()));
    }

    @Override
    public Undoable configure() throws EvaluationException {
        definitions.define();
        Undo configured = Attempt.of(() -> running.configure(after.configuration()));
        return new Undoable() {
            @Override
            public String detail() {
                return "";
            }

            @Override
            public String restore() {
                return Attempt.words(configured.undo());
            }
        };
    }

    @Override
    public void undefine() {
        definitions.undefine();
    }

    private static Optional<List<Child>> children(BootPlan plan, String container) {
        return plan.applications().stream()
                .flatMap(application -> application.descriptor().containers().stream())
                .filter(found -> found.module().equals(container))
                .map(Container::children)
                .findFirst();
    }
}
