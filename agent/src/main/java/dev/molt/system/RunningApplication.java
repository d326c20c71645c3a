package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One application: what it is, its configuration, and whether it and its components run. */
final class RunningApplication {

    /** How far it has come. */
    private enum State {
        LOADED,
        STARTING,
        /** Its main method was called, which may not return. */
        IN_MAIN,
        RUNNING,
        STOPPING
    }

    private final Calls calls;
    private final Clock clock;
    private volatile BootApplication definition;
    private volatile List<RunningContainer> containers = List.of();
    private volatile SortedMap<String, Object> configuration = new TreeMap<>();
    private State state = State.LOADED;

    RunningApplication(BootApplication definition, Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
        this.definition = definition;
        this.containers = emptyContainers();
    }

    BootApplication definition() {
        return definition;
    }

    String name() {
        return definition.name();
    }

    SortedMap<String, Object> configuration() {
        return configuration;
    }

    List<RunningContainer> containers() {
        return containers;
    }

    Optional<RunningContainer> container(String module) {
        return containers.stream().filter(c -> c.module().equals(module)).findFirst();
    }

    synchronized boolean isRunning() {
        return state == State.RUNNING || state == State.IN_MAIN;
    }

    private synchronized void enter(State next) {
        state = next;
    }

    /** False if it was stopped while its main method went on. */
    private synchronized boolean wasStarted() {
        boolean started = state == State.STARTING || state == State.IN_MAIN;
        state = started ? State.RUNNING : state;
        return started;
    }

    /**
     * Starts it and then its children; what was started is stopped if one fails.
     *
     * @param beforeMain is called before a main method is, which may not return
     */
    void start(Ready beforeMain) throws RefusedException {
        enter(State.STARTING);
        containers = emptyContainers();
        try {
            if (definition.descriptor().start().isPresent()) {
                Calls.Entry entry = calls.entry(definition.descriptor().start().get(), configuration);
                if (entry.isMain()) {
                    beforeMain.run();
                    enter(State.IN_MAIN);
                }
                calls.start(entry);
            }
        } catch (RefusedException e) {
            enter(State.LOADED);
            throw e;
        } catch (CallException e) {
            enter(State.LOADED);
            throw Failures.refusal(Failures.notStarted(definition, e.getMessage()), e.getCause(), List.of());
        }
        if (!wasStarted()) {
            return;
        }
        try {
            startChildren();
        } catch (RefusedException e) {
            String reason = e.diagnostics().get(0).message();
            throw Failures.refusal(Failures.notStarted(definition, reason), e.getCause(), stop());
        }
    }

    private void startChildren() throws RefusedException {
        for (RunningContainer container : containers) {
            for (Component child : container.components()) {
                container.start(child.name());
            }
        }
    }

    /** Stops its children in reverse and then itself, if it runs; tells what failed. */
    List<Diagnostic> stop() {
        synchronized (this) {
            if (!isRunning()) {
                return List.of();
            }
            state = State.STOPPING;
        }
        List<Diagnostic> failed = new ArrayList<>();
        List<RunningContainer> reversed = new ArrayList<>(containers);
        Collections.reverse(reversed);
        reversed.forEach(container -> failed.addAll(container.stopAll()));
        try {
            if (definition.descriptor().stop().isPresent()) {
                calls.call(definition.descriptor().stop().get());
            }
        } catch (CallException e) {
            failed.add(Failures.notStopped(definition, e.getMessage()));
        }
        enter(State.LOADED);
        return failed;
    }

    /** Takes what another version says of itself for its own; the children of a container stay until it is changed. */
    Undo define(BootApplication next) {
        BootApplication before = definition;
        List<RunningContainer> old = containers;
        definition = next;
        List<RunningContainer> all = new ArrayList<>();
        for (Container container : next.descriptor().containers()) {
            all.add(container(container.module())
                    .orElseGet(() -> new RunningContainer(new Container(container.module(), List.of()), calls, clock)));
        }
        old.stream().filter(c -> !all.contains(c) && !c.isEmpty()).forEach(all::add);
        containers = isRunning() ? List.copyOf(all) : emptyContainers();
        return () -> {
            definition = before;
            containers = old;
            return List.of();
        };
    }

    /** Has another configuration, of which its system properties tell; gives what is different. */
    ConfigurationChange configure(SortedMap<String, Object> next) {
        ConfigurationChange change = ConfigurationChange.between(configuration, next);
        configuration = Collections.unmodifiableSortedMap(new TreeMap<>(next));
        change.toProperties(name());
        return change;
    }

    /** Tells it what is different, if it runs and wants to know. */
    void tell(ConfigurationChange change) throws RefusedException {
        Optional<String> method = definition.descriptor().configChange();
        if (change.isEmpty() || method.isEmpty() || !isRunning()) {
            return;
        }
        try {
            calls.configChange(method.get(), change);
        } catch (CallException e) {
            throw Failures.refusal(Failures.notConfigured(definition, e.getMessage()), e.getCause(), List.of());
        }
    }

    private List<RunningContainer> emptyContainers() {
        return definition.descriptor().containers().stream()
                .map(container -> new RunningContainer(container, calls, clock))
                .toList();
    }
}
