package dev.molt.eval;

import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.RelupInstruction.CodeChange;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.PurgeModules;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.appup.RelupInstruction.Resume;
import dev.molt.appup.RelupInstruction.Stop;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.journal.Journal;
import dev.molt.journal.Phase;
import dev.molt.plan.Action;
import dev.molt.relup.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One evaluation of a script; its state is whether the new classes are in. */
final class ScriptRun {

    private static final String FAILED = "failed";
    private static final long LARGEST_RESERVE = 16 << 20;

    private final Tools tools;
    private final Journal journal;
    private final int upgrade;
    private final Phases phases;
    private final Installation installation;
    private final Deletions deletions;
    private final AppliedCall calls;
    private final ComponentSteps components;
    private final Window window;
    private final Set<String> renewed = new TreeSet<>();
    private final Set<String> begun = new TreeSet<>();
    /** How many more times modules are to be suspended; code changes behind the last. */
    private int toSuspend;
    /** Memory to undo with, where a transform has used up all other. */
    private byte[] reserve;
    private boolean touched;
    private boolean committed;
    private Instant departed;

    ScriptRun(Tools tools, Journal journal, int upgrade, Installed installed, Components components) {
        this.tools = tools;
        this.journal = journal;
        this.upgrade = upgrade;
        this.phases = new Phases(journal, upgrade);
        this.installation = new Installation(tools, installed, phases);
        this.deletions = installed.deletions();
        this.calls = new AppliedCall(tools, installed.place().loader());
        this.components = new ComponentSteps(components);
        this.window = new Window(tools, installed, installation);
    }

    /**
     * Evaluates it, resume last: what is called behind it may fail, and then all has to be as it was, which it cannot be
     * once others have gone on.
     *
     * @param remember notes that the new version runs, and how the one before was left; it is called while all can still be undone
     * @throws EvaluationException if something fails before callers are let in; it was undone
     */
    Evaluated evaluate(Script script, Consumer<Departure> remember) throws EvaluationException {
        ReleaseTransformer transformer = tools.transformer();
        transformer.begin();
        try {
            take(script, remember);
        } catch (EvaluationException | RuntimeException | Error e) {
            if (!window.isOver()) {
                String left = undo();
                new EveryStep().run(transformer::forget);
                throw new EvaluationException(EvaluationException.reason(e) + (left.isEmpty() ? "" : "; " + left), e);
            }
        }
        reserve = null;
        // What fails from now on is written down, and no reason to call the upgrade failed: the new version runs.
        EveryStep steps = new EveryStep();
        AtomicReference<Evaluated> evaluated = new AtomicReference<>(new Evaluated(0, Optional.empty()));
        steps.run(phases::ends);
        steps.run(transformer::forget);
        if (committed && !window.isOver()) {
            steps.run(installation::continueLoops);
        }
        steps.run(this::tellSuspension);
        steps.run(this::tellLingering);
        EveryStep.Step purge = () -> deletions.dropStatics(Action.DELETE).forEach(kept -> write("purge", FAILED, kept));
        // What could not be deleted runs on, and needs them.
        if (window.isUngated() && !new EveryStep().run(purge)) {
            steps.run(purge);
        }
        steps.run(() -> evaluated.set(new Evaluated(installation.redefined(), window.summary())));
        if (!steps.failures().isEmpty()) {
            write("purge", FAILED, steps.failures());
        }
        return evaluated.get();
    }

    private void take(Script script, Consumer<Departure> remember) throws EvaluationException {
        List<String> lines = script.lines();
        List<Integer> resumes = new ArrayList<>();
        boolean opensWindow = opensWindow(script.instructions());
        toSuspend = (int) script.instructions().stream().filter(Suspend.class::isInstance).count();
        renewed.addAll(ComponentSteps.restarted(script.instructions()));
        for (int i = 0; i < lines.size(); i++) {
            RelupInstruction instruction = script.instructions().get(i);
            String text = lines.get(i).substring("- ".length());
            if (instruction instanceof Resume) {
                resumes.add(i);
            } else {
                logged(text, () -> step(instruction, text));
            }
            if (opensWindow && instruction instanceof PointOfNoReturn) {
                logged("suspend: []", () -> suspend(new Suspend(List.of())));
            }
        }
        if (!committed && installation.changesVersions()) {
            // Of classes there is nothing to change, but the version wanted has resources of its own.
            logged("resources", this::commitOnce);
        }
        settle();
        remember.accept(window.departure(departed == null ? Instant.now() : departed));
        for (int i : resumes) {
            logged(lines.get(i).substring("- ".length()), this::resume);
        }
        if (opensWindow) {
            logged("resume: []", this::resume);
        }
    }

    /** What starts and stops needs a time before which all can be undone, also where no module is suspended. */
    private boolean opensWindow(List<RelupInstruction> script) {
        return script.stream().anyMatch(components::concerns) && script.stream().noneMatch(Suspend.class::isInstance);
    }

    /** What comes when all instructions have succeeded, and before anybody goes on. */
    private void settle() throws EvaluationException {
        if (components.isEmpty()) {
            return;
        }
        touched = true;
        String what = "configuration";
        logged(what, () -> window.calling(what, components::configure));
        if (window.isOpen()) {
            String stopping = "stop what is gone";
            String wrong = logged(stopping, () -> window.calling(stopping, components::finish));
            if (!wrong.isEmpty()) {
                journal.write(upgrade, stopping, FAILED, wrong);
            }
        }
    }

    private String logged(String text, Step step) throws EvaluationException {
        try {
            journal.begins(upgrade, text);
            String detail = step.take();
            phases.ends();
            journal.write(upgrade, text, "ok", detail);
            return detail;
        } catch (EvaluationException | RuntimeException | Error e) {
            write(text, FAILED, EvaluationException.reason(e));
            throw e;
        }
    }

    /** For where nothing may fail any more, as what follows has to be done. */
    private void write(String text, String outcome, String detail) {
        new EveryStep().run(() -> journal.write(upgrade, text, outcome, detail));
    }

    private String step(RelupInstruction instruction, String text) throws EvaluationException {
        if (instruction instanceof LoadObjectCode
                || instruction instanceof PointOfNoReturn
                || instruction instanceof RestartEmulator
                || instruction instanceof RestartNewEmulator) {
            return "";
        } else if (instruction instanceof CodeChange change) {
            String changed = window.codeChange(change, committed);
            return components.concerns(change)
                    ? joined(changed, component(change, text))
                    : changed;
        } else if (components.concerns(instruction)) {
            return component(instruction, text);
        } else if (instruction instanceof Apply apply) {
            String what = "apply " + apply.module() + "." + apply.function();
            return window.isOpen() ? window.calling(what, () -> calls.call(apply)) : calls.call(apply);
        } else if (instruction instanceof Suspend suspend) {
            return suspend(suspend);
        } else if (instruction instanceof Load || instruction instanceof Remove || instruction instanceof PurgeModules) {
            return toSuspend > 0 ? "" : commitOnce();
        }
        throw new EvaluationException(text + " is not evaluated by this version of Molt");
    }

    private String resume() throws EvaluationException {
        if (window.isOpen()) {
            phases.begins(Phase.RESUME);
            deletions.drain(Deletions.PASSING);
        }
        return window.resume();
    }

    private void tellLingering() {
        String lingering = deletions.lingering();
        if (!lingering.isEmpty()) {
            write("purge", "ok", "finishes in code that is deleted: " + lingering);
        }
    }

    private void tellSuspension() {
        window.summary().ifPresent(suspended -> journal.suspended(suspended.milliseconds()));
    }

    /** What is started has to be started from the new code, so that comes first, whatever the order of a downgrade. */
    private String component(RelupInstruction instruction, String text) throws EvaluationException {
        if (!(instruction instanceof Stop) && !isStop(instruction)) {
            commitOnce();
        }
        touched = true;
        return window.calling(text, () -> {
            if (instruction instanceof Apply apply && renewed.contains(application(apply))) {
                // Also one that is only stopped yet: if it has to start again in its old version, it begins anew, too.
                begun.add(application(apply));
                if (!isStop(apply)) {
                    installation.renew(Set.of(application(apply)));
                }
            }
            return components.step(instruction);
        });
    }

    private static String joined(String... details) {
        return Stream.of(details).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String application(Apply apply) {
        return String.valueOf(apply.arguments().get(0));
    }

    private static boolean isStop(RelupInstruction instruction) {
        return instruction instanceof Apply apply && apply.function().equals("stop");
    }

    private String suspend(Suspend instruction) throws EvaluationException {
        reserve = new byte[(int) Math.min(LARGEST_RESERVE, Runtime.getRuntime().maxMemory() / 32)];
        touched = true;
        toSuspend--;
        return window.suspend(instruction);
    }

    /** The first instruction that changes code puts all of it in, by one call. */
    private String commitOnce() throws EvaluationException {
        if (committed) {
            return "";
        }
        if (!window.isOpen()) {
            deletions.checkPurge(Set.of());
            deletions.checkWaiting();
        }
        touched = true;
        long begin = System.nanoTime();
        if (!window.isOpen()) {
            installation.prepare();
        }
        installation.commit();
        phases.ends();
        committed = true;
        departed = Instant.now();
        if (!window.isOpen()) {
            deletions.drain(Suspension.USUAL);
        }
        String changed = window.committed();
        return installation.redefined() + " loaded classes redefined in one call, "
                + (System.nanoTime() - begin) / 1_000_000 + " ms"
                + Optional.of(changed).filter(text -> !text.isEmpty()).map(text -> "; " + text).orElse("");
    }

    /** Gives what could not be undone, empty if all was. */
    private String undo() {
        reserve = null;
        EveryStep telling = new EveryStep();
        telling.run(phases::ends);
        if (!touched) {
            return "";
        }
        telling.run(() -> journal.begins(upgrade, "undo"));
        telling.run(() -> phases.begins(Phase.UNDO));
        String left = joined(
                attempt(components::takeBack),
                window.undo(),
                attempt(() -> {
                    installation.renew(begun);
                    return "";
                }),
                attempt(components::restore));
        telling.run(phases::ends);
        telling.run(this::tellSuspension);
        write("undo", left.isEmpty() ? "ok" : FAILED, left.isEmpty() ? "the old version runs on" : left);
        return left;
    }

    /** Gives what went wrong, empty if nothing did. */
    private String attempt(Step work) {
        try {
            return window.isOpen() ? window.calling("undo", work::take) : work.take();
        } catch (EvaluationException | RuntimeException | Error e) {
            return EvaluationException.reason(e);
        }
    }

    /** One step, which tells what it did. */
    private interface Step {
        String take() throws EvaluationException;
    }
}
