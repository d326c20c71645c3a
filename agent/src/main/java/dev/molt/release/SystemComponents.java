package dev.molt.release;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Components;
import dev.molt.eval.EvaluationException;
import dev.molt.system.BootApplication;
import dev.molt.system.BootPlan;
import dev.molt.system.Component;
import dev.molt.system.RunningApplications;
import dev.molt.system.Undo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What runs in this JVM, on its way from one release to another. */
final class SystemComponents implements Components {

    private final RunningApplications running;
    private final BootPlan before;
    private final Unpacked after;
    private final List<Undo> definitions = new ArrayList<>();
    private boolean defined;

    SystemComponents(RunningApplications running, BootPlan before, Unpacked after) {
        this.running = running;
        this.before = before;
        this.after = after;
    }

    @Override
    public Undoable start(String application, String type) throws EvaluationException {
        define();
        BootApplication wanted = wanted(application, type);
        boolean known = before.application(application).isPresent();
        if (known) {
            doing(() -> running.start(application));
        } else {
            doing(() -> running.start(wanted, configuration(application)));
        }
        return new Undoable() {
            @Override
            public String detail() {
                return wanted.isStarted() ? application + " started" : "";
            }

            @Override
            public String takeBack() {
                return told(() -> known ? running.stop(application) : running.remove(application));
            }
        };
    }

    /** As the instruction says, which may be another type than the release's. */
    private BootApplication wanted(String application, String type) throws EvaluationException {
        BootApplication planned = after.plan()
                .application(application)
                .orElseThrow(() -> new EvaluationException(application + " is not part of the release wanted"));
        return new BootApplication(
                planned.descriptor(),
                List.of(StartType.values()).stream()
                        .filter(t -> t.toString().equals(type))
                        .findFirst()
                        .orElse(planned.type()));
    }

    @Override
    public Undoable stop(String application) throws EvaluationException {
        return after.plan().application(application).isPresent() ? stopNow(application) : stopAtLast(application);
    }

    private Undoable stopNow(String application) throws EvaluationException {
        boolean ran = running.isRunning(application);
        doing(() -> complain(running.stop(application)));
        return new Undoable() {
            @Override
            public String detail() {
                return ran ? application + " stopped" : application + " did not run";
            }

            @Override
            public String restore() {
                undefine();
                return ran ? told(() -> start(() -> running.start(application))) : "";
            }
        };
    }

    private Undoable stopAtLast(String application) {
        BootApplication definition = before.application(application).orElseThrow();
        SortedMap<String, Object> configuration = running.configuration(application);
        return new Undoable() {
            private boolean removed;

            @Override
            public String detail() {
                return application + " is stopped when all else is done";
            }

            @Override
            public String finish() {
                removed = true;
                return told(() -> running.remove(application));
            }

            @Override
            public String restore() {
                undefine();
                return removed ? told(() -> start(() -> running.start(definition, configuration))) : "";
            }
        };
    }

    @Override
    public Undoable startComponents(List<String> modules) throws EvaluationException {
        define();
        return inPlace(modules, true);
    }

    @Override
    public Undoable stopComponents(List<String> modules) throws EvaluationException {
        return inPlace(modules, false);
    }

    private Undoable inPlace(List<String> modules, boolean start) throws EvaluationException {
        for (String module : modules) {
            doing(() -> start(start, module));
        }
        return new Undoable() {
            @Override
            public String detail() {
                return String.join(", ", modules) + (start ? " started" : " stopped");
            }

            @Override
            public String takeBack() {
                return start ? each(modules, module -> running.stopChildren(module)) : "";
            }

            @Override
            public String restore() {
                undefine();
                return start ? "" : each(modules, module -> running.startChildren(module));
            }
        };
    }

    private void start(boolean start, String module) throws RefusedException {
        if (start) {
            running.startChildren(module);
        } else {
            running.stopChildren(module);
        }
    }

    @Override
    public boolean isContainer(String module) {
        return children(before, module).isPresent() || children(after.plan(), module).isPresent();
    }

    @Override
    public Undoable change(String container) throws EvaluationException {
        define();
        List<Child> wanted = children(after.plan(), container).orElse(List.of());
        List<Child> old = children(before, container).orElse(List.of());
        Set<String> names = wanted.stream().map(Child::name).collect(Collectors.toSet());
        List<Child> both = new ArrayList<>(wanted);
        old.stream().filter(child -> !names.contains(child.name())).forEach(both::add);
        Undo added = doing(() -> running.change(container, both));
        return new Undoable() {
            private Undo removed;

            @Override
            public String detail() {
                return container + " has " + running.children(container).stream()
                        .map(Component::name)
                        .collect(Collectors.joining(", "));
            }

            @Override
            public String takeBack() {
                return removed == null ? words(added.undo()) : "";
            }

            @Override
            public String finish() {
                return told(() -> {
                    removed = running.change(container, wanted);
                    return List.of();
                });
            }

            @Override
            public String restore() {
                String again = removed == null ? "" : words(removed.undo()) + words(added.undo());
                undefine();
                return again;
            }
        };
    }

    @Override
    public Undoable configure() throws EvaluationException {
        define();
        Undo configured = doing(() -> running.configure(after.configuration()));
        return new Undoable() {
            @Override
            public String detail() {
                return "";
            }

            @Override
            public String restore() {
                undefine();
                return words(configured.undo());
            }
        };
    }

    private SortedMap<String, Object> configuration(String application) {
        return after.configuration().getOrDefault(application, new TreeMap<>());
    }

    /** From now on, applications are what their new versions say. */
    private void define() throws EvaluationException {
        if (!defined) {
            defined = true;
            for (BootApplication application : after.plan().applications()) {
                if (before.application(application.name()).isPresent() && isLoaded(application.name())) {
                    definitions.add(0, doing(() -> running.define(application)));
                }
            }
        }
    }

    private boolean isLoaded(String application) {
        return running.applications().stream().anyMatch(a -> a.name().equals(application));
    }

    private void undefine() {
        definitions.forEach(Undo::undo);
        definitions.clear();
    }

    private static Optional<List<Child>> children(BootPlan plan, String container) {
        return plan.applications().stream()
                .flatMap(application -> application.descriptor().containers().stream())
                .filter(found -> found.module().equals(container))
                .map(Container::children)
                .findFirst();
    }

    private static <T> T doing(Doing<T> work) throws EvaluationException {
        try {
            return work.run();
        } catch (RefusedException e) {
            throw new EvaluationException(words(e.diagnostics()), e);
        }
    }

    private static void doing(Starting work) throws EvaluationException {
        doing(() -> start(work));
    }

    private static List<Diagnostic> start(Starting work) throws RefusedException {
        work.run();
        return List.of();
    }

    private static void complain(List<Diagnostic> failed) throws RefusedException {
        if (!failed.isEmpty()) {
            throw new RefusedException(failed);
        }
    }

    /** What went wrong, in words. */
    private static String told(Doing<List<Diagnostic>> work) {
        try {
            return words(work.run());
        } catch (RefusedException e) {
            return words(e.diagnostics());
        }
    }

    private static String each(List<String> modules, Each work) {
        Set<String> wrong = new LinkedHashSet<>();
        for (String module : modules) {
            wrong.add(told(() -> start(() -> work.take(module))));
        }
        wrong.remove("");
        return String.join("; ", wrong);
    }

    private static String words(Collection<Diagnostic> failed) {
        return failed.stream().map(Diagnostic::message).collect(Collectors.joining("; "));
    }

    /** Something that gives something. */
    private interface Doing<T> {
        T run() throws RefusedException;
    }

    /** Something that only does something. */
    private interface Starting {
        void run() throws RefusedException;
    }

    /** Something to do with each module. */
    private interface Each {
        void take(String module) throws RefusedException;
    }
}
