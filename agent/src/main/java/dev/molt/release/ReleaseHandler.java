package dev.molt.release;

import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.eval.Instance;
import dev.molt.eval.InstanceFinder;
import dev.molt.eval.OldCode;
import dev.molt.eval.OldCodeCheck;
import dev.molt.eval.Rehearsal;
import dev.molt.eval.Renewable;
import dev.molt.eval.Tools;
import dev.molt.eval.VersionStore;
import dev.molt.eval.Versions;
import dev.molt.journal.Journal;
import dev.molt.journal.JournalEntry;
import dev.molt.journal.JournalListener;
import dev.molt.registry.AuditLog;
import dev.molt.registry.Root;
import dev.molt.eval.Components;
import dev.molt.eval.Evaluated;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All that an operator can ask of this JVM; one change at a time. */
public final class ReleaseHandler {

    private final String molt;
    private final Tools tools;
    private final Journal journal;
    private final VersionStore store;
    private final Preparer preparer;
    private final Changer changer;
    private final Turn turn;
    private volatile AuditLog audit;
    private volatile RunningReleases releases;

    /**
     * Handles releases in this JVM.
     *
     * @param molt Molt's own version
     */
    public ReleaseHandler(String molt, Tools tools, Journal journal) {
        this.molt = molt;
        this.tools = tools;
        this.journal = journal;
        this.store = tools.versions();
        this.turn = new Turn(tools.others()::apart);
        this.preparer = new Preparer(tools, store);
        this.changer = new Changer(tools, journal, store);
    }

    /** What runs. */
    public StatusReport status() {
        tools.others().settlement().await();
        List<StatusReport.ApplicationReport> named = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        List<Instance> instances = new InstanceFinder(tools).find();
        for (Instance instance : instances) {
            Optional<Versions> versions = store.find(instance);
            if (instance.application().version().isEmpty() && versions.isEmpty()) {
                unnamed.add(instance.code().toString());
            } else if (versions.filter(Versions::isAbsent).isEmpty()) {
                named.add(application(instance, versions));
            }
        }
        return new StatusReport(
                molt,
                ProcessHandle.current().pid(),
                Runtime.version().toString(),
                turn.isTaken(),
                turn.begun(),
                named,
                unnamed,
                turn.latest(),
                tools.others().settlement().refused(),
                turn.isTaken() ? List.of() : new OldCode(tools).look(instances),
                tools.migrating(instances));
    }

    /** What a change would do; touches nothing. */
    public PlanReport plan(ChangeRequest request) throws RefusedException, IOException {
        tools.others().settlement().await();
        return preparer.prepare(request).reports().get(0);
    }

    /**
     * What a change would do, its transforms of objects rehearsed on copies of them. Nothing else may change meanwhile.
     *
     * @throws EvaluationException if what was made ready for it could not be put back
     */
    public PlanReport rehearse(ChangeRequest request) throws RefusedException, EvaluationException, IOException {
        return turn.take(() -> {
            Prepared prepared = preparer.prepare(request);
            PlanReport planned = prepared.reports().get(0);
            if (prepared.refused()) {
                return planned;
            }
            Rehearsal.Outcome outcome = changer.rehearse(prepared);
            return planned.with(outcome.modules(), new RehearsalFindings(prepared.plans().get(0)).of(outcome));
        });
    }

    /**
     * Carries a change out.
     *
     * @throws RefusedException if its plan is refused; nothing was touched
     * @throws EvaluationException if it failed; it was undone
     */
    public ChangeReport change(ChangeRequest request) throws RefusedException, EvaluationException, IOException {
        return turn.take(() -> {
            long begin = System.nanoTime();
            Prepared prepared = preparer.prepare(request);
            if (prepared.refused()) {
                throw new RefusedException(prepared.diagnostics());
            }
            int number = turn.next();
            Evaluated evaluated = changer.carryOut(number, prepared, prepared.script(), prepared.words(), Components.none());
            turn.done(new StatusReport.Latest(prepared.words(), evaluated.suspension().orElse(null)));
            return new ChangeReport(
                    number,
                    prepared.reports().get(0),
                    evaluated.redefined(),
                    (System.nanoTime() - begin) / 1_000_000,
                    evaluated.suspension().orElse(null));
        });
    }

    /**
     * Notes that this JVM is being started from a target system. What an installation left to do when it started the JVM
     * anew is done when the applications run.
     *
     * @throws RefusedException if the registry does not know the release that was started
     */
    public void started(StartedSystem system) throws RefusedException, IOException {
        Root root = system.registry().root();
        system.registry().started(system.version());
        Homes homes = new Homes(Unpacked.jars(root, system.version()));
        audit = new AuditLog(Clock.systemUTC(), root.audit());
        RunningReleases started = new RunningReleases(
                system,
                turn,
                homes,
                new ReleasePlanner(root, new ReleaseMoves(tools, store, homes), preparer, new Renewable(tools)),
                new ReleaseChanger(changer, system.running(), journal, audit),
                new StoredReleases(system.registry()),
                new Restart(),
                version -> OldCodeCheck.check(tools, version),
                () -> tools.migrating(new InstanceFinder(tools).find()),
                new Verification(ClassLoader.getSystemClassLoader(), tools::beside));
        releases = started;
        new AfterRestart(root).take(system.version()).ifPresent(started::continueWhenUp);
    }

    /**
     * The releases of the target system that this JVM was started from, if it was.
     *
     * @param asker who is written into the audit log
     */
    public Optional<Releases> releases(Asker asker) {
        return Optional.ofNullable(releases)
                .map(started -> new AuditedReleases(
                        started, audit, asker, lost -> journal.write(0, "audit", "failed", lost)));
    }

    /** Tells somebody what upgrades do, while they do it. */
    public void tell(JournalListener listener) {
        journal.listen(listener);
    }

    /** Tells somebody no more. */
    public void tellNoMore(JournalListener listener) {
        journal.forget(listener);
    }

    /** The journal's latest entries, oldest first. */
    public List<JournalEntry> history() {
        return journal.entries();
    }

    private StatusReport.ApplicationReport application(Instance instance, Optional<Versions> versions) {
        String started = instance.application().version();
        return new StatusReport.ApplicationReport(
                instance.application().name(),
                versions.map(Versions::current).orElse(started),
                started,
                instance.application().knownFrom(),
                instance.loaderId(),
                instance.code().toString(),
                instance.loaded().size(),
                List.copyOf(new TreeSet<>(versions.map(v -> v.changes().keySet()).orElse(Set.of(started)))),
                List.copyOf(tools.others().of(instance).keySet()),
                turn.isTaken() ? List.of() : List.copyOf(tools.missed(instance)));
    }
}
