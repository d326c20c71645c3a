package dev.molt.release;

import dev.molt.appup.Direction;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Components;
import dev.molt.eval.Departure;
import dev.molt.eval.Evaluated;
import dev.molt.eval.EvaluationException;
import dev.molt.eval.Part;
import dev.molt.eval.Rehearsal;
import dev.molt.eval.Remains;
import dev.molt.eval.ScriptEvaluator;
import dev.molt.eval.Tools;
import dev.molt.eval.VersionStore;
import dev.molt.eval.Versions;
import dev.molt.journal.Journal;
import dev.molt.plan.Plan;
import dev.molt.relup.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out what was prepared, and remembers which versions run afterwards. */
final class Changer {

    private static final String REHEARSE = "rehearse";

    private final Tools tools;
    private final Journal journal;
    private final VersionStore store;
    private final Remains remains;

    Changer(Tools tools, Journal journal, VersionStore store) {
        this.tools = tools;
        this.journal = journal;
        this.store = store;
        this.remains = new Remains(tools);
    }

    /**
     * Carries it out.
     *
     * @param number the change's number in the journal
     * @param script what to evaluate
     * @param words the change, as the journal names it
     * @param components what can be started and stopped
     * @throws EvaluationException if it failed; it was undone
     */
    Evaluated carryOut(int number, Prepared prepared, Script script, String words, Components components)
            throws EvaluationException, RefusedException {
        List<Part> parts = parts(prepared);
        begin(number, words);
        Evaluated evaluated;
        try {
            evaluated = new ScriptEvaluator(tools, journal)
                    .evaluate(
                            number,
                            script,
                            parts,
                            prepared.reshaping(),
                            prepared.before(),
                            prepared.after(),
                            components,
                            departure -> parts.forEach(part -> remember(part, departure)));
        } catch (EvaluationException | RuntimeException | Error e) {
            String reason = EvaluationException.reason(e);
            for (int i = 0; i < parts.size(); i++) {
                int part = i;
                attempt(e, () -> forget(prepared, parts, part));
            }
            attempt(e, () -> journal.write(number, "end", "undone", words + ": " + reason));
            throw e instanceof EvaluationException failure ? failure : new EvaluationException(reason, e);
        }
        journal.write(number, "end", "ok", words);
        return evaluated;
    }

    /**
     * Rehearses it.
     *
     * @throws EvaluationException if what was made ready could not be put back
     */
    Rehearsal.Outcome rehearse(Prepared prepared) throws EvaluationException {
        List<Part> parts = parts(prepared);
        try {
            Rehearsal.Outcome outcome =
                    new Rehearsal(tools, prepared.script(), parts, prepared.reshaping(), prepared.before(), prepared.after()).run();
            journal.write(0, REHEARSE, "ok", prepared.words());
            return outcome;
        } catch (EvaluationException e) {
            journal.write(0, REHEARSE, "failed", prepared.words() + ": " + e.getMessage());
            throw e;
        } finally {
            // Classes that are new stay defined, and closed.
            for (int i = 0; i < parts.size(); i++) {
                forget(prepared, parts, i);
            }
        }
    }

    private void remember(Part part, Departure departure) {
        Map<String, byte[]> left =
                remains.afterSuccess(part.plan(), part.instance(), part.versions().remains());
        store.put(part.instance(), part.versions().running(part.plan().to(), left, departure));
    }

    private void forget(Prepared prepared, List<Part> parts, int part) {
        Plan plan = prepared.plans().get(part);
        Versions before = prepared.moves().get(part).target().versions();
        Map<String, byte[]> left = remains.afterUndo(plan, parts.get(part).instance(), before.remains());
        store.put(parts.get(part).instance(), before.with(left));
    }

    /** Whatever fails on the way back must not hide why there is one. */
    private static void attempt(Throwable reason, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            // The JVM has one that it throws again and again where memory is at its end.
            if (e != reason) {
                reason.addSuppressed(e);
            }
        }
    }

    private static List<Part> parts(Prepared prepared) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < prepared.moves().size(); i++) {
            Plan plan = prepared.plans().get(i);
            Target target = prepared.moves().get(i).target();
            Versions known = target.versions().knowing(
                    plan.to(),
                    prepared.moves().get(i).wanted().classes(),
                    target.code(),
                    plan.direction() == Direction.UP ? Optional.of(plan.appup()) : Optional.empty(),
                    prepared.moves().get(i).wanted().code());
            parts.add(new Part(target.instance(), plan, known));
        }
        return parts;
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
