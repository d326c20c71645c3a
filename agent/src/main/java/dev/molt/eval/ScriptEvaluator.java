package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.journal.Journal;
import dev.molt.plan.Plan;
import dev.molt.relup.Script;

/**
 * Carries a low-level script out, one journal entry a step; whatever fails, the old version runs on.
 *
 * <p>Unlike OTP's release handler, the point of no return is one for OTP's words only: a failure behind it is undone, too.
 */
public final class ScriptEvaluator {

    private final Tools tools;
    private final Journal journal;

    /** Evaluates with these tools and writes to this journal. */
    public ScriptEvaluator(Tools tools, Journal journal) {
        this.tools = tools;
        this.journal = journal;
    }

    /**
     * Evaluates a script that its plan allows.
     *
     * @param upgrade the upgrade's number in the journal
     * @param before all classes of the version that runs
     * @param after all classes of the version wanted
     * @return what came of it
     * @throws EvaluationException if a step fails; then the old version runs on untouched, but for what calls by
     *     {@code apply} did
     */
    public Evaluated evaluate(
            int upgrade,
            Script script,
            Plan plan,
            Instance instance,
            Versions versions,
            Reshaping reshaping,
            ClassSet before,
            ClassSet after)
            throws EvaluationException {
        Installed installed = new Installed(
                instance,
                plan.classes(),
                plan.application() + " " + plan.to(),
                before,
                after,
                versions.publication(plan.from(), plan.application()),
                versions.publication(plan.to(), plan.application()),
                reshaping,
                new Deletions(tools, instance, reshaping, plan.classes()));
        return new ScriptRun(tools, journal, upgrade, plan, versions, installed).evaluate(script);
    }
}
