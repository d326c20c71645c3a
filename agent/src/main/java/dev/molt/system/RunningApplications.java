package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.system.ApplicationList.Place;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The applications of a system and their components: starts and stops them, and knows what runs.
 *
 * <p>An application is started by its static method {@code start}, which takes its configuration as a
 * {@code Map<String, Object>}, or nothing, or is a main method ({@code String[]}). A main method is called with no
 * arguments. It has to return, or to be that of the application that starts last: what is to be started behind it waits for
 * it, its own children too.
 *
 * <p>One change at a time, which the caller sees to. Asking what runs, and {@link #shutDown}, are allowed at any time.
 */
public final class RunningApplications {

    private final ApplicationList applications;
    private boolean shuttingDown;

    /** Nothing runs yet. Applications are loaded through a loader. */
    public RunningApplications(ClassLoader loader) {
        this(loader, type -> Optional.empty());
    }

    /**
     * The same where upgrades add methods to classes that are loaded.
     *
     * @param beside the class that has what was added to a loaded one, as static methods
     */
    public RunningApplications(ClassLoader loader, Function<Class<?>, Optional<Class<?>>> beside) {
        this(loader, beside, Clock.systemUTC());
    }

    RunningApplications(ClassLoader loader, Function<Class<?>, Optional<Class<?>>> beside, Clock clock) {
        this.applications = new ApplicationList(new Calls(loader, beside), clock);
    }

    /**
     * Starts all applications of a plan, in order. A temporary one that fails is told, and left out.
     *
     * @param configuration of each application by its name; it is in system properties before anything starts
     * @param told what is left out, and why
     * @param ready is called once, when all runs; before the last one's main method is called, as that may never return
     * @throws RefusedException if another one fails; what was started is stopped then, in reverse
     */
    public void boot(
            BootPlan plan,
            Map<String, SortedMap<String, Object>> configuration,
            Consumer<Diagnostic> told,
            Ready ready)
            throws RefusedException {
        for (BootApplication application : plan.applications()) {
            if (application.type() != StartType.NONE) {
                applications.add(application, configuration.getOrDefault(application.name(), Collections.emptySortedMap()));
            }
        }
        AtOnce once = new AtOnce(ready);
        List<RunningApplication> toStart =
                applications.all().stream().filter(a -> a.definition().isStarted()).toList();
        for (RunningApplication application : toStart) {
            boolean last = application == toStart.get(toStart.size() - 1);
            try {
                start(application, last ? once : () -> {});
            } catch (RefusedException e) {
                if (application.definition().isNeeded() || once.failed()) {
                    throw Failures.refusal(e.diagnostics().get(0), e.getCause(), stopAll());
                }
                told.accept(Failures.leftOut(e.diagnostics().get(0)));
            }
        }
        try {
            once.run();
        } catch (RefusedException e) {
            throw Failures.refusal(e.diagnostics().get(0), e.getCause(), stopAll());
        }
    }

    /** What there is, started or only loaded, in order. */
    public List<BootApplication> applications() {
        return applications.all().stream().map(RunningApplication::definition).toList();
    }

    /** True if there is an application of this name, and it was started and not stopped. */
    public boolean isRunning(String application) {
        return applications.find(application).map(RunningApplication::isRunning).orElse(false);
    }

    /** The configuration that an application has now. */
    public SortedMap<String, Object> configuration(String application) {
        return applications.find(application).map(RunningApplication::configuration).orElse(Collections.emptySortedMap());
    }

    /** The components of a container in order, those that are stopped too; none if there is no such container. */
    public List<Component> children(String container) {
        return applications.container(container).map(RunningContainer::components).orElse(List.of());
    }

    /**
     * Adds an application behind the others, and starts it unless its type says otherwise.
     *
     * @throws RefusedException if it is there already, or fails; it is not there then
     */
    public void start(BootApplication application, SortedMap<String, Object> configuration) throws RefusedException {
        if (applications.find(application.name()).isPresent()) {
            throw new RefusedException(Diagnostic.error(
                    "already_running", null, application.name() + " is there already", "remove it before"));
        }
        RunningApplication added = applications.add(application, configuration);
        try {
            if (application.isStarted()) {
                start(added);
            }
        } catch (RefusedException e) {
            applications.forget(added);
            throw e;
        }
    }

    /** Starts an application in its place, if it does not run. */
    public void start(String application) throws RefusedException {
        RunningApplication found = applications.known(application);
        if (!found.isRunning()) {
            start(found);
        }
    }

    /** Stops an application, which keeps its place and its configuration; tells what failed. */
    public List<Diagnostic> stop(String application) throws RefusedException {
        return applications.known(application).stop();
    }

    /** Stops an application and forgets it and its configuration; tells what failed. */
    public List<Diagnostic> remove(String application) throws RefusedException {
        RunningApplication found = applications.known(application);
        List<Diagnostic> failed = found.stop();
        applications.forget(found);
        return failed;
    }

    /**
     * Takes what another version of an application says of itself for what it is from now on. Nothing is started: the
     * children of its containers are as they were until {@link #change} is called, those of new containers are none.
     */
    public Undo define(BootApplication application) throws RefusedException {
        return applications.known(application.name()).define(application);
    }

    /** Starts a child in its place, if it does not run. */
    public void startChild(String container, String child) throws RefusedException {
        applications.containerOf(container, child).start(child);
    }

    /** Stops a child, which keeps its place, if it runs. */
    public void stopChild(String container, String child) throws RefusedException {
        applications.containerOf(container, child).stop(child);
    }

    /** Starts all children of a module in their places, in order; those that run already stay. */
    public void startChildren(String module) throws RefusedException {
        for (Place place : applications.placesOf(module)) {
            place.container().start(place.child());
        }
    }

    /** Stops all children of a module, in reverse; they keep their places. */
    public void stopChildren(String module) throws RefusedException {
        List<Place> places = new ArrayList<>(applications.placesOf(module));
        Collections.reverse(places);
        for (Place place : places) {
            place.container().stop(place.child());
        }
    }

    /**
     * Gives a container other children. Those that are gone are stopped in reverse, those that are new are started in
     * order, the others keep their component; if one fails, all is as before.
     */
    public Undo change(String container, List<Child> children) throws RefusedException {
        for (RunningApplication application : applications.all()) {
            Optional<RunningContainer> found = application.container(container);
            if (found.isPresent()) {
                return found.get().change(children, application.isRunning());
            }
        }
        throw applications.unknownContainer(container);
    }

    /**
     * Gives applications another configuration: brings it into the system properties of all, and then tells each that runs
     * and whose configuration is different. If one refuses it, all is as before.
     *
     * @param configuration the whole of it, of each application by its name; what is not named keeps what it has
     */
    public Undo configure(Map<String, SortedMap<String, Object>> configuration) throws RefusedException {
        Reconfiguration reconfiguration = new Reconfiguration(applications.all(), configuration);
        reconfiguration.carryOut();
        return reconfiguration;
    }

    /** Stops what runs, in reverse, and starts nothing any more; tells what failed. */
    public List<Diagnostic> shutDown() {
        synchronized (this) {
            shuttingDown = true;
        }
        return stopAll();
    }

    private List<Diagnostic> stopAll() {
        List<Diagnostic> failed = new ArrayList<>();
        List<RunningApplication> reversed = new ArrayList<>(applications.all());
        Collections.reverse(reversed);
        reversed.forEach(application -> failed.addAll(application.stop()));
        return failed;
    }

    private synchronized boolean isShuttingDown() {
        return shuttingDown;
    }

    private void start(RunningApplication application) throws RefusedException {
        start(application, () -> {});
    }

    private void start(RunningApplication application, Ready beforeMain) throws RefusedException {
        for (String before : application.definition().descriptor().applications()) {
            if (!isRunning(before)) {
                String reason = before + ", which has to be started before it, does not run";
                throw new RefusedException(Failures.notStarted(application.definition(), reason));
            }
        }
        if (!isShuttingDown()) {
            application.start(beforeMain);
        }
        if (isShuttingDown()) {
            List<Diagnostic> failed = application.stop();
            Diagnostic reason = Failures.notStarted(application.definition(), "the system is being stopped");
            throw Failures.refusal(reason, null, failed);
        }
    }
}
