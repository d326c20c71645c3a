package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.eval.Instance;
import dev.molt.eval.InstanceFinder;
import dev.molt.eval.Tools;
import dev.molt.eval.Versions;
import dev.molt.journal.Journal;
import dev.molt.journal.JournalEntry;
import dev.molt.eval.Components;
import dev.molt.eval.Evaluated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** All that an operator can ask of this JVM; one change at a time. */
public final class ReleaseHandler {

    private final String molt;
    private final Tools tools;
    private final Journal journal;
    private final VersionStore store = new VersionStore();
    private final Preparer preparer;
    private final Changer changer;
    private final ReentrantLock changing = new ReentrantLock();
    private final AtomicInteger upgrades = new AtomicInteger();
    private volatile StatusReport.Latest latest;

    /**
     * Handles releases in this JVM.
     *
     * @param molt Molt's own version
     */
    public ReleaseHandler(String molt, Tools tools, Journal journal) {
        this.molt = molt;
        this.tools = tools;
        this.journal = journal;
        this.preparer = new Preparer(tools, store);
        this.changer = new Changer(tools, journal, store);
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
        return preparer.prepare(request).reports().get(0);
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
            if (prepared.refused()) {
                throw new RefusedException(prepared.diagnostics());
            }
            int number = upgrades.incrementAndGet();
            Evaluated evaluated = changer.carryOut(number, prepared, Components.none());
            latest = new StatusReport.Latest(prepared.words(), evaluated.suspension().orElse(null));
            return new ChangeReport(
                    number,
                    prepared.reports().get(0),
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
}
