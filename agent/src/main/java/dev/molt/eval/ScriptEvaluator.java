package dev.molt.eval;

import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.journal.Journal;
import dev.molt.code.ClassSet;
import dev.molt.plan.Action;
import dev.molt.plan.Plan;
import dev.molt.relup.Script;
import java.util.List;

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
     * @return how many loaded classes were redefined
     * @throws EvaluationException if a step fails; then the old version runs on untouched, but for what calls by
     *     {@code apply} did
     */
    public int evaluate(
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
                new Deletions(tools, instance, plan.classes()));
        return new Run(upgrade, installed, new AppliedCall(tools, instance.loader())).evaluate(script);
    }

    /** One evaluation; its state is whether the new classes are in. */
    private final class Run {

        private final int upgrade;
        private final Installation installation;
        private final Deletions deletions;
        private final AppliedCall calls;
        private boolean committed;
        private int redefined;

        Run(int upgrade, Installed installed, AppliedCall calls) {
            this.upgrade = upgrade;
            this.installation = new Installation(tools, installed);
            this.deletions = installed.deletions();
            this.calls = calls;
        }

        int evaluate(Script script) throws EvaluationException {
            List<String> lines = script.lines();
            for (int i = 0; i < lines.size(); i++) {
                String text = lines.get(i).substring("- ".length());
                try {
                    String detail = step(script.instructions().get(i), text);
                    journal.write(upgrade, text, "ok", detail);
                } catch (EvaluationException | RuntimeException | Error e) {
                    String reason = EvaluationException.reason(e);
                    journal.write(upgrade, text, "failed", reason);
                    String left = undo();
                    throw new EvaluationException(reason + (left.isEmpty() ? "" : "; " + left), e);
                }
            }
            deletions.dropStatics(Action.DELETE).forEach(kept -> journal.write(upgrade, "purge", "failed", kept));
            return redefined;
        }

        private String step(RelupInstruction instruction, String text) throws EvaluationException {
            if (instruction instanceof LoadObjectCode || instruction instanceof PointOfNoReturn) {
                return "";
            }
            if (instruction instanceof Apply apply) {
                return calls.call(apply);
            }
            if (instruction instanceof Load || instruction instanceof Remove || instruction instanceof PurgeModules) {
                return commitOnce();
            }
            throw new EvaluationException(text + " is not evaluated by this version of Molt");
        }

        /** The first instruction that changes code puts all of it in, by one call. */
        private String commitOnce() throws EvaluationException {
            if (committed) {
                return "";
            }
            deletions.checkPurge();
            long begin = System.nanoTime();
            redefined = installation.commit();
            committed = true;
            return redefined + " loaded classes redefined in one call, " + (System.nanoTime() - begin) / 1_000_000 + " ms";
        }

        /** Gives what could not be undone, empty if all was. */
        private String undo() {
            if (!committed) {
                return "";
            }
            String left = installation.undo();
            journal.write(upgrade, "undo", left.isEmpty() ? "ok" : "failed", left.isEmpty() ? "the old version runs on" : left);
            return left;
        }
    }
}
