package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.appup.StartType;
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
import dev.molt.plan.Plan;
import dev.molt.plan.PlanRequest;
import dev.molt.plan.Planner;
import dev.molt.relup.ApplicationModules;
import dev.molt.relup.Applications;
import dev.molt.relup.Script;
import dev.molt.relup.TranslationUnit;
import dev.molt.relup.Translator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** All that an operator can ask of this JVM; one change at a time. */
public final class ReleaseHandler {

    /** The JVM's class file major version is its feature release plus this. */
    private static final int CLASS_FILE_OFFSET = 44;

    private final String molt;
    private final Tools tools;
    private final Journal journal;
    private final VersionStore store = new VersionStore();
    private final ReentrantLock changing = new ReentrantLock();
    private final AtomicInteger upgrades = new AtomicInteger();

    /**
     * Handles releases in this JVM.
     *
     * @param molt Molt's own version
     */
    public ReleaseHandler(String molt, Tools tools, Journal journal) {
        this.molt = molt;
        this.tools = tools;
        this.journal = journal;
    }

    /** What runs. */
    public StatusReport status() {
        List<StatusReport.ApplicationReport> named = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        for (Instance instance : new InstanceFinder(tools.instrumentation()).find()) {
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
                unnamed);
    }

    /** What a change would do; touches nothing. */
    public PlanReport plan(ChangeRequest request) throws RefusedException, IOException {
        return prepare(request).report();
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
            Prepared prepared = prepare(request);
            if (prepared.plan().refused()) {
                throw new RefusedException(prepared.plan().diagnostics());
            }
            int number = upgrades.incrementAndGet();
            int redefined = carryOut(number, prepared);
            return new ChangeReport(
                    number, prepared.report(), redefined, (System.nanoTime() - begin) / 1_000_000);
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

    private Prepared prepare(ChangeRequest request) throws RefusedException, IOException {
        TargetFinder targets = new TargetFinder(tools, store);
        WantedFinder wants = new WantedFinder();
        Target target;
        Wanted wanted;
        if (request.direction() == Direction.UP) {
            wanted = wants.upward(request);
            target = targets.find(wanted.application(), request);
        } else {
            target = targets.find(wants.applicationDownward(request, upgradedApplications()), request);
            wanted = wants.downward(request, target);
        }
        checkVersions(target, wanted);
        Plan plan = Planner.plan(new PlanRequest(
                target.application(),
                request.direction(),
                target.versions().current(),
                wanted.version(),
                target.classes(),
                wanted.classes(),
                target.instance().loaded().keySet(),
                target.versions().remains(),
                Runtime.version().feature() + CLASS_FILE_OFFSET,
                wanted.appup()));
        return new Prepared(target, wanted, plan, plan.refused() ? null : translate(plan, target, wanted));
    }

    private TreeSet<String> upgradedApplications() {
        TreeSet<String> names = new TreeSet<>();
        for (Instance instance : new InstanceFinder(tools.instrumentation()).find()) {
            if (store.find(instance).isPresent()) {
                names.add(instance.application().name());
            }
        }
        return names;
    }

    private static void checkVersions(Target target, Wanted wanted) throws RefusedException {
        if (target.versions().current().isEmpty()) {
            throw new RefusedException(Diagnostic.error(
                    "unknown_version",
                    null,
                    "nothing tells which version of " + target.application() + " runs",
                    "write --from VERSION"));
        }
        if (target.versions().current().equals(wanted.version())) {
            throw new RefusedException(Diagnostic.error(
                    "already_installed",
                    null,
                    target.application() + " " + wanted.version() + " runs already",
                    "name another version"));
        }
    }

    private static Script translate(Plan plan, Target target, Wanted wanted) throws RefusedException {
        ApplicationModules before = new ApplicationModules(
                plan.application(), plan.from(), List.copyOf(target.classes().names()), StartType.PERMANENT);
        ApplicationModules after = new ApplicationModules(
                plan.application(), plan.to(), List.copyOf(wanted.classes().names()), StartType.PERMANENT);
        return new Translator(new Applications(List.of(before), List.of(after)))
                .translate(
                        List.of(new TranslationUnit(plan.application(), plan.instructions())),
                        plan.direction(),
                        plan.appup().windows());
    }

    private int carryOut(int number, Prepared prepared) throws EvaluationException {
        Plan plan = prepared.plan();
        Target target = prepared.target();
        String change = plan.application() + " " + plan.from() + " -> " + plan.to();
        Versions known = target.versions().knowing(
                plan.to(),
                prepared.wanted().classes(),
                target.code(),
                plan.direction() == Direction.UP ? Optional.of(plan.appup()) : Optional.empty());
        Remains remains = new Remains(tools);
        journal.write(number, "begin", "ok", change);
        try {
            int redefined = new ScriptEvaluator(tools, journal)
                    .evaluate(number, prepared.script(), plan, target.instance(), known);
            Map<String, byte[]> left =
                    remains.afterSuccess(plan, target.instance(), target.versions().remains());
            store.put(target.instance(), known.running(plan.to(), left));
            journal.write(number, "end", "ok", change);
            return redefined;
        } catch (EvaluationException | RuntimeException | Error e) {
            Map<String, byte[]> left =
                    remains.afterUndo(plan, target.instance(), target.versions().remains());
            store.put(target.instance(), target.versions().running(plan.from(), left));
            journal.write(number, "end", "undone", change + ": " + e.getMessage());
            throw e;
        }
    }
}
