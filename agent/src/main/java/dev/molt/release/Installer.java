package dev.molt.release;

import dev.molt.appup.VerifyCheck;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Evaluated;
import dev.molt.eval.EvaluationException;
import dev.molt.registry.Registry;
import dev.molt.registry.Release;
import dev.molt.registry.StartPointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Installs a release, verifies it and notes it down; one that is not good is gone back from. */
final class Installer {

    private final Registry registry;
    private final Turn turn;
    private final Homes homes;
    private final ReleasePlanner planner;
    private final ReleaseChanger changer;
    private final Restart restart;
    private final Verification verification;
    private final Confirmation confirmation;

    Installer(
            Registry registry,
            Turn turn,
            Homes homes,
            ReleasePlanner planner,
            ReleaseChanger changer,
            Restart restart,
            Verification verification,
            Confirmation confirmation) {
        this.registry = registry;
        this.turn = turn;
        this.homes = homes;
        this.planner = planner;
        this.changer = changer;
        this.restart = restart;
        this.verification = verification;
        this.confirmation = confirmation;
    }

    /** The release that runs. */
    String running() {
        return registry.latest().orElseThrow().version();
    }

    /** Plans the step from the release that runs to another one. */
    ReleasePlanner.Step plan(String version) throws RefusedException, IOException {
        return plan(running(), version);
    }

    private ReleasePlanner.Step plan(String from, String to) throws RefusedException, IOException {
        List<String> order = registry.releases().stream().map(Release::version).toList();
        return planner.plan(from, to, order.indexOf(to) < order.indexOf(from));
    }

    /**
     * Takes a step that was planned.
     *
     * @param begin when the installation began, planning included
     */
    InstallReport install(ReleasePlanner.Step step, InstallRequest request, long begin)
            throws RefusedException, EvaluationException, IOException {
        int number = turn.next();
        String back = running();
        Evaluated evaluated = changer.carryOut(number, step, request.suspendTimeout());
        step.to().jars().forEach((name, jar) -> homes.add(name, jar.path()));
        List<String> verified = settle(step, back);
        if (step.endsAnew()) {
            registry.startOnce(request.version());
            restart.begin();
        } else if (request.confirmWithin() > 0) {
            confirmation.await(request.version(), request.confirmWithin(), () -> goBackLater(step, back));
        }
        turn.done(new StatusReport.Latest(
                ReleaseChanger.words(step), evaluated.suspension().orElse(null)));
        String outcome = step.endsAnew() ? InstallReport.RESTARTS : InstallReport.INSTALLED;
        return InstallReport.of(outcome, step, isPermanent(step))
                .done(number, evaluated, (System.nanoTime() - begin) / 1_000_000, verified, request.confirmWithin());
    }

    /** Starts the JVM anew; the rest is done then. */
    InstallReport beginAnew(ReleasePlanner.Step step) throws RefusedException, IOException {
        Release wanted = registry.find(step.to().version()).orElseThrow();
        StartPointer hybrid = new StartPointer(wanted.java(), wanted.molt(), step.from().version());
        new AfterRestart(registry.root()).write(hybrid, step.to().version());
        registry.startOnce(hybrid);
        restart.begin();
        return InstallReport.of(InstallReport.CONTINUE_AFTER_RESTART, step, isPermanent(step));
    }

    /** True if a restart starts the release wanted. */
    boolean isPermanent(ReleasePlanner.Step step) {
        return registry.permanent()
                .filter(release -> release.version().equals(step.to().version()))
                .isPresent();
    }

    /** Verifies it and notes it down; a release that is not good is undone. */
    private List<String> settle(ReleasePlanner.Step step, String back) throws EvaluationException {
        try {
            List<String> verified = verify(step);
            registry.installed(step.to().version());
            return verified;
        } catch (EvaluationException | RefusedException | IOException | RuntimeException e) {
            throw new EvaluationException(EvaluationException.reason(e) + "; " + undone(step, back), e);
        }
    }

    private List<String> verify(ReleasePlanner.Step step) throws EvaluationException {
        List<String> verified = new ArrayList<>();
        for (VerifyCheck check : step.to().descriptor().verify()) {
            String failure = verification.failure(check);
            if (!failure.isEmpty()) {
                throw new EvaluationException("verify: " + Verification.words(check) + " " + failure);
            }
            verified.add(Verification.words(check));
        }
        return verified;
    }

    private String undone(ReleasePlanner.Step step, String back) {
        try {
            return goBack(step, back);
        } catch (RefusedException | EvaluationException | IOException | RuntimeException e) {
            String left = "going back to release " + back + " failed: " + EvaluationException.reason(e) + "; release "
                    + step.to().version() + " runs";
            try {
                registry.installed(step.to().version());
                return left;
            } catch (RefusedException | IOException unwritten) {
                return left + ", which could not be noted: " + unwritten.getMessage();
            }
        }
    }

    /** Goes back live, and gives what is to be told of it. */
    private String goBack(ReleasePlanner.Step step, String back) throws RefusedException, EvaluationException, IOException {
        ReleasePlanner.Step down = plan(step.to().version(), back);
        changer.carryOut(turn.next(), down, 0);
        List<String> anew = down.startsAnew();
        return "release " + back + " runs again"
                + (anew.isEmpty() ? "" : ", without the state of what had to be started again: " + String.join(", ", anew));
    }

    private void goBackLater(ReleasePlanner.Step step, String back) {
        try {
            String told = turn.await(() -> {
                if (isPermanent(step) || !running().equals(step.to().version())) {
                    return "it was made permanent, or something else was installed, in the last moment";
                }
                String done = goBack(step, back);
                registry.installed(back);
                return done;
            });
            changer.tell("not confirmed", step.to().version(), "ok", told);
        } catch (RefusedException | EvaluationException | IOException | RuntimeException e) {
            changer.tell("not confirmed", step.to().version(), "failed", EvaluationException.reason(e));
        }
    }
}
