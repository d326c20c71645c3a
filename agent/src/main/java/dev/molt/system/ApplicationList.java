package dev.molt.system;

import dev.molt.diag.RefusedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The applications of a system in the order in which they start, and what is in them, by name. */
final class ApplicationList {

    private final Calls calls;
    private final Clock clock;
    private volatile List<RunningApplication> applications = List.of();

    ApplicationList(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** A child by its container and name. */
    record Place(RunningContainer container, String child) {}

    List<RunningApplication> all() {
        return applications;
    }

    /** Puts an application behind the others, with its configuration. */
    RunningApplication add(BootApplication application, SortedMap<String, Object> configuration) {
        RunningApplication added = new RunningApplication(application, calls, clock);
        added.configure(configuration);
        List<RunningApplication> more = new ArrayList<>(applications);
        more.add(added);
        applications = List.copyOf(more);
        return added;
    }

    /** Takes an application out, and its configuration. */
    void forget(RunningApplication application) {
        application.configure(Collections.emptySortedMap());
        applications = applications.stream().filter(a -> a != application).toList();
    }

    Optional<RunningApplication> find(String name) {
        return applications.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    RunningApplication known(String name) throws RefusedException {
        return find(name).orElseThrow(() -> Failures.unknown(
                "application", name, applications.stream().map(RunningApplication::name).toList()));
    }

    Optional<RunningContainer> container(String module) {
        return applications.stream().flatMap(a -> a.container(module).stream()).findFirst();
    }

    /** The container that has a child. */
    RunningContainer containerOf(String container, String child) throws RefusedException {
        RunningContainer found = container(container).orElseThrow(() -> unknownContainer(container));
        if (!found.has(child)) {
            List<String> names = found.components().stream().map(Component::name).toList();
            throw Failures.unknown("child", child, names);
        }
        return found;
    }

    RefusedException unknownContainer(String module) {
        List<String> known = applications.stream()
                .flatMap(a -> a.containers().stream())
                .map(RunningContainer::module)
                .toList();
        return Failures.unknown("container", module, known);
    }

    /** The children of a module in what runs, in the order in which they start. */
    List<Place> placesOf(String module) {
        return applications.stream()
                .filter(RunningApplication::isRunning)
                .flatMap(application -> application.containers().stream())
                .flatMap(container -> container.components().stream()
                        .filter(component -> component.module().equals(module))
                        .map(component -> new Place(container, component.name())))
                .toList();
    }
}
