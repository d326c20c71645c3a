package dev.molt.eval;

import dev.molt.code.ClassSet;
import dev.molt.journal.Journal;
import dev.molt.relup.Script;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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

    /** The applications that a script both stops and starts: they begin anew, with the statics of a fresh JVM. */
    public static Set<String> restarted(Script script) {
        return ComponentSteps.restarted(script.instructions());
    }

    /**
     * Evaluates a script that its plans allow.
     *
     * @param upgrade the upgrade's number in the journal
     * @param parts the applications that change
     * @param before all classes of the versions that run
     * @param after all classes of the versions wanted
     * @param components what can be started and stopped
     * @param remember notes that the new versions run, and how those before were left, as the last step that can be undone
     * @return what came of it
     * @throws EvaluationException if a step fails; then the old versions run on untouched, but for what calls by
     *     {@code apply} did
     */
    public Evaluated evaluate(
            int upgrade,
            Script script,
            List<Part> parts,
            Reshaping reshaping,
            ClassSet before,
            ClassSet after,
            Components components,
            Consumer<Departure> remember)
            throws EvaluationException {
        Installed installed = Installed.of(tools, parts, reshaping, before, after);
        return new ScriptRun(tools, journal, upgrade, installed, components).evaluate(script, remember);
    }
}
