package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A container and its children, each of which has its place whether it runs or not. */
final class RunningContainer {

    private final String module;
    private final Calls calls;
    private final Clock clock;
    private volatile List<Place> places;

    RunningContainer(Container container, Calls calls, Clock clock) {
        this.module = container.module();
        this.calls = calls;
        this.clock = clock;
        this.places = container.children().stream().map(Place::empty).toList();
    }

    /** The place of a child; since is null while it does not run. */
    private record Place(Child child, Object object, Instant since) {

        static Place empty(Child child) {
            return new Place(child, null, null);
        }

        boolean isRunning() {
            return since != null;
        }
    }

    String module() {
        return module;
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    List<Component> components() {
        return places.stream()
                .map(p -> new Component(p.child().name(), p.child().module(), p.isRunning(), p.object(), p.since()))
                .toList();
    }

    boolean has(String child) {
        return place(child).isPresent();
    }

    /** Starts a child in its place, if it does not run. */
    void start(String name) throws RefusedException {
        Place place = place(name).orElseThrow();
        if (place.isRunning()) {
            return;
        }
        try {
            Object object = calls.start(place.child());
            put(new Place(place.child(), object, clock.instant()));
        } catch (CallException e) {
            throw Failures.refusal(Failures.childNotStarted(place.child(), e.getMessage()), e.getCause(), List.of());
        }
    }

    /** Stops a child, which keeps its place, if it runs; one whose stop fails counts as running. */
    void stop(String name) throws RefusedException {
        Place place = place(name).orElseThrow();
        if (!place.isRunning()) {
            return;
        }
        try {
            calls.stop(place.child(), place.object());
            put(Place.empty(place.child()));
        } catch (CallException e) {
            throw Failures.refusal(Failures.childNotStopped(place.child(), e.getMessage()), e.getCause(), List.of());
        }
    }

    /** Stops all of them in reverse, whatever they throw, which is told. */
    List<Diagnostic> stopAll() {
        List<Diagnostic> failed = new ArrayList<>();
        for (Place place : reversed(places)) {
            try {
                stop(place.child().name());
            } catch (RefusedException e) {
                failed.addAll(e.diagnostics());
                put(Place.empty(place.child()));
            }
        }
        return failed;
    }

    /**
     * Gives it other children: those that are gone are stopped in reverse, those that are new are started in order, and
     * the others keep their component.
     *
     * @param live whether what is new is started
     */
    Undo change(List<Child> children, boolean live) throws RefusedException {
        List<Child> before = places.stream().map(Place::child).toList();
        List<Place> gone = places.stream()
                .filter(p -> children.stream().noneMatch(c -> c.name().equals(p.child().name())))
                .toList();
        List<String> names = gone.stream().map(p -> p.child().name()).toList();
        List<String> running = gone.stream().filter(Place::isRunning).map(p -> p.child().name()).toList();
        List<String> fresh = children.stream().map(Child::name).filter(name -> !has(name)).toList();
        // Names only: the way back must not keep alive what was stopped.
        Undo undo = () -> goBack(before, running, fresh);
        try {
            for (String name : reversed(names)) {
                stop(name);
            }
            places = children.stream()
                    .map(c -> place(c.name()).map(p -> new Place(c, p.object(), p.since())).orElse(Place.empty(c)))
                    .toList();
            for (String name : live ? fresh : List.<String>of()) {
                start(name);
            }
            return undo;
        } catch (RefusedException e) {
            throw Failures.refusal(e.diagnostics().get(0), e.getCause(), undo.undo());
        }
    }

    private List<Diagnostic> goBack(List<Child> before, List<String> gone, List<String> fresh) {
        List<Diagnostic> failed = new ArrayList<>();
        for (String name : reversed(fresh)) {
            if (has(name)) {
                attempt(failed, () -> stop(name));
            }
        }
        List<Place> now = places;
        places = before.stream()
                .map(child -> now.stream()
                        .filter(n -> n.child().name().equals(child.name()))
                        .findFirst()
                        .map(n -> new Place(child, n.object(), n.since()))
                        .orElse(Place.empty(child)))
                .toList();
        for (String name : gone) {
            attempt(failed, () -> start(name));
        }
        return failed;
    }

    /** Something that an application may refuse. */
    private interface Step {
        void run() throws RefusedException;
    }

    private static void attempt(List<Diagnostic> failed, Step step) {
        try {
            step.run();
        } catch (RefusedException e) {
            failed.addAll(e.diagnostics());
        }
    }

    private Optional<Place> place(String name) {
        return places.stream().filter(p -> p.child().name().equals(name)).findFirst();
    }

    private void put(Place place) {
        places = places.stream()
                .map(p -> p.child().name().equals(place.child().name()) ? place : p)
                .toList();
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
