package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.eval.Instance;
import dev.molt.eval.InstanceFinder;
import dev.molt.eval.Remains;
import dev.molt.eval.ScriptEvaluator;
import dev.molt.eval.Tools;
import dev.molt.eval.Versions;
import dev.molt.journal.Journal;
import dev.molt.journal.JournalEntry;
import dev.molt.eval.Evaluated;
import dev.molt.plan.Plan;
import dev.molt.plan.Planner;
import dev.molt.system.RunningApplications;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** All that an operator can ask of this JVM; one change at a time. */
public final class ReleaseHandler {

    private final String molt;
    private final Tools tools;
    private final Journal journal;
    private final Supplier<RunningApplications> applications;
    private final VersionStore store = new VersionStore();
    private final Preparer preparer;
    private final ReentrantLock changing = new ReentrantLock();
    private final AtomicInteger upgrades = new AtomicInteger();
    private volatile StatusReport.Latest latest;

    /**
     * Handles releases in this JVM.
     *
     * @param molt Molt's own version
     * @param applications those of the system that was booted in this JVM, if one was
     */
    public ReleaseHandler(
            String molt, Tools tools, Journal journal, Supplier<RunningApplications> applications) {
        this.applications = applications;
        this.molt = molt;
        this.tools = tools;
        this.journal = journal;
        this.preparer = new Preparer(tools, store);
    }

    /** The applications that were started from a {@code start.boot}; none if this JVM was started otherwise. */
    public RunningApplications applications() {
        return applications.get();
    }

    /** What runs. */
    public StatusReport status() {
        List<StatusReport.ApplicationReport> named = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        for (Instance instance : new InstanceFinder(tools).find()) {
            Optional<Versions> versions = store.find(instance);
            if (instance.application().version().isEmpty() && versions.isEmpty()) {
                unnamed.add(instance.code().toString());
            } else {
                named.add(application(instance, versions));
            }
        }
        return new StatusReport(
                molt,
                ProcessHandle.current().pid(),
                Runtime.version().toString(),
                changing.isLocked(),
                upgrades.get(),
                named,
                unnamed,
                latest);
    }

    /** What a change would do; touches nothing. */
    public PlanReport plan(ChangeRequest request) throws RefusedException, IOException {
        return preparer.prepare(request).report();
    }

    /**
     * Carries a change out.
     *
     * @throws RefusedException if its plan is refused; nothing was touched
     * @throws EvaluationException if it failed; it was undone
     */
    public ChangeReport change(ChangeRequest request) throws RefusedException, EvaluationException, IOException {
        if (!changing.tryLock()) {
            throw new RefusedException(Diagnostic.error(
                    "busy", null, "another upgrade of this JVM is being carried out", "wait until it has ended"));
        }
        try {
            long begin = System.nanoTime();
            Prepared prepared = preparer.prepare(request);
            if (prepared.plan().refused()) {
                throw new RefusedException(prepared.plan().diagnostics());
            }
            int number = upgrades.incrementAndGet();
            Evaluated evaluated = carryOut(number, prepared);
            return new ChangeReport(
                    number,
                    prepared.report(),
                    evaluated.redefined(),
                    (System.nanoTime() - begin) / 1_000_000,
                    evaluated.suspension().orElse(null));
        } finally {
            changing.unlock();
        }
    }

    /** The journal's latest entries, oldest first. */
    public List<JournalEntry> history() {
        return journal.entries();
    }

    private static StatusReport.ApplicationReport application(Instance instance, Optional<Versions> versions) {
        String started = instance.application().version();
        return new StatusReport.ApplicationReport(
                instance.application().name(),
                versions.map(Versions::current).orElse(started),
                started,
                instance.application().knownFrom(),
                instance.loaderId(),
                instance.code().toString(),
                instance.loaded().size(),
                List.copyOf(new TreeSet<>(versions.map(v -> v.changes().keySet()).orElse(Set.of(started)))));
    }

    private Evaluated carryOut(int number, Prepared prepared) throws EvaluationException, RefusedException {
        Plan plan = prepared.plan();
        Target target = prepared.target();
        String change = plan.application() + " " + plan.from() + " -> " + plan.to();
        Versions known = target.versions().knowing(
                plan.to(),
                prepared.wanted().classes(),
                target.code(),
                plan.direction() == Direction.UP ? Optional.of(plan.appup()) : Optional.empty());
        Remains remains = new Remains(tools);
        begin(number, change);
        try {
            Evaluated evaluated = new ScriptEvaluator(tools, journal)
                    .evaluate(
                            number,
                            prepared.script(),
                            plan,
                            target.instance(),
                            known,
                            prepared.reshaping(),
                            target.classes(),
                            Planner.transforming(prepared.wanted().classes(), plan.transformations()));
            Map<String, byte[]> left =
                    remains.afterSuccess(plan, target.instance(), target.versions().remains());
            store.put(target.instance(), known.running(plan.to(), left));
            latest = new StatusReport.Latest(change, evaluated.suspension().orElse(null));
            journal.write(number, "end", "ok", change);
            return evaluated;
        } catch (EvaluationException | RuntimeException | Error e) {
            Map<String, byte[]> left =
                    remains.afterUndo(plan, target.instance(), target.versions().remains());
            store.put(target.instance(), target.versions().running(plan.from(), left));
            journal.write(number, "end", "undone", change + ": " + e.getMessage());
            throw e;
        }
    }

    private void begin(int number, String change) throws RefusedException {
        try {
            journal.begin(number, change);
        } catch (IOException e) {
            throw new RefusedException(
                    Diagnostic.error("journal", null, e.getMessage(), "make it writable, and try again"));
        }
    }
}
