package dev.molt.eval;

import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.Resume;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.journal.Journal;
import dev.molt.plan.Action;
import dev.molt.relup.Script;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One evaluation of a script; its state is whether the new classes are in. */
final class ScriptRun {

    private final Journal journal;
    private final int upgrade;
    private final Installation installation;
    private final Deletions deletions;
    private final AppliedCall calls;
    private final Window window;
    private boolean touched;
    private boolean committed;

    ScriptRun(Tools tools, Journal journal, int upgrade, Installed installed) {
        this.journal = journal;
        this.upgrade = upgrade;
        this.installation = new Installation(tools, installed);
        this.deletions = installed.deletions();
        this.calls = new AppliedCall(tools, installed.place().loader());
        this.window = new Window(tools, installed, installation);
    }

    Evaluated evaluate(Script script) throws EvaluationException {
        List<String> lines = script.lines();
        for (int i : order(script.instructions())) {
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
        return new Evaluated(installation.redefined(), window.summary());
    }

    /**
     * As written, but resume comes last: what is called behind it may fail, and then all has to be as it was, which it
     * cannot be once others have gone on.
     */
    private static List<Integer> order(List<RelupInstruction> instructions) {
        return IntStream.range(0, instructions.size())
                .boxed()
                .sorted(Comparator.comparing(i -> instructions.get(i) instanceof Resume))
                .toList();
    }

    private String step(RelupInstruction instruction, String text) throws EvaluationException {
        if (instruction instanceof LoadObjectCode || instruction instanceof PointOfNoReturn) {
            return "";
        } else if (instruction instanceof Apply apply) {
            String what = "apply " + apply.module() + "." + apply.function();
            return window.isOpen() ? window.calling(what, () -> calls.call(apply)) : calls.call(apply);
        } else if (instruction instanceof Suspend suspend) {
            touched = true;
            return window.suspend(suspend);
        } else if (instruction instanceof Load || instruction instanceof Remove || instruction instanceof PurgeModules) {
            return commitOnce();
        } else if (instruction instanceof CodeChange change) {
            return window.codeChange(change, committed);
        } else if (instruction instanceof Resume) {
            return window.resume();
        }
        throw new EvaluationException(text + " is not evaluated by this version of Molt");
    }

    /** The first instruction that changes code puts all of it in, by one call. */
    private String commitOnce() throws EvaluationException {
        if (committed) {
            return "";
        }
        if (!window.isOpen()) {
            deletions.checkPurge(Set.of());
        }
        touched = true;
        long begin = System.nanoTime();
        if (!window.isOpen()) {
            installation.prepare();
        }
        installation.commit();
        committed = true;
        String changed = window.committed();
        return installation.redefined() + " loaded classes redefined in one call, "
                + (System.nanoTime() - begin) / 1_000_000 + " ms"
                + Optional.of(changed).filter(text -> !text.isEmpty()).map(text -> "; " + text).orElse("");
    }

    /** Gives what could not be undone, empty if all was. */
    private String undo() {
        if (!touched) {
            return "";
        }
        String left = window.undo();
        journal.write(upgrade, "undo", left.isEmpty() ? "ok" : "failed", left.isEmpty() ? "the old version runs on" : left);
        return left;
    }
}
