package dev.molt.release;

import dev.molt.appup.VerifyCheck;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Evaluated;
import dev.molt.eval.EvaluationException;
import dev.molt.registry.Registry;
import dev.molt.registry.Release;
import dev.molt.registry.ReleaseStatus;
import dev.molt.registry.StartPointer;
import dev.molt.system.BootApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The releases of the target system that this JVM was started from. */
final class RunningReleases implements Releases {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final StartedSystem system;
    private final Registry registry;
    private final Turn turn;
    private final Homes homes;
    private final ReleasePlanner planner;
    private final ReleaseChanger changer;
    private final StoredReleases files;
    private final Restart restart;
    private final Confirmation confirmation = new Confirmation();

    RunningReleases(
            StartedSystem system,
            Turn turn,
            Homes homes,
            ReleasePlanner planner,
            ReleaseChanger changer,
            StoredReleases files,
            Restart restart) {
        this.system = system;
        this.registry = system.registry();
        this.turn = turn;
        this.homes = homes;
        this.planner = planner;
        this.changer = changer;
        this.files = files;
        this.restart = restart;
    }

    @Override
    public List<ReleaseReport> which() {
        return files.which();
    }

    @Override
    public UnpackReport unpack(String archive) throws RefusedException, IOException {
        return files.unpack(archive);
    }

    @Override
    public InstallReport check(String version) throws RefusedException, EvaluationException, IOException {
        return turn.take(() -> {
            registry.checkInstall(version);
            ReleasePlanner.Step step = plan(version);
            checkRestart(step);
            return report(InstallReport.CHECKED, step, 0, null, 0, List.of(), 0);
        });
    }

    @Override
    public InstallReport install(InstallRequest request) throws RefusedException, EvaluationException, IOException {
        return turn.take(() -> {
            checkUp();
            confirmation.checkNothingWaits();
            registry.checkInstall(request.version());
            long begin = System.nanoTime();
            ReleasePlanner.Step step = plan(request.version());
            checkRestart(step);
            checkWayBack(step, request);
            if (step.beginsAnew()) {
                return beginAnew(step);
            }
            return install(step, request, begin);
        });
    }

    /** Waits, beside the start, until all applications run, and then does what an installation left to do. */
    void continueWhenUp(String version) {
        Thread thread = new Thread(
                null,
                () -> {
                    while (!isUp()) {
                        LockSupport.parkNanos(LOOK_NANOS);
                    }
                    continueInstalling(version);
                },
                "molt-continue",
                0,
                false);
        thread.setDaemon(true);
        thread.start();
    }

    private boolean isUp() {
        List<BootApplication> applications = system.running().applications();
        return !applications.isEmpty()
                && applications.stream()
                        .filter(BootApplication::isNeeded)
                        .allMatch(application -> system.running().isRunning(application.name()));
    }

    private void checkUp() throws RefusedException {
        if (!isUp()) {
            throw new RefusedException(Diagnostic.error(
                    "starting", null, "the applications of release " + running() + " do not all run", "wait until they do"));
        }
    }

    /** Does what an installation left to do when it started the JVM anew; if it fails, the permanent release is started. */
    private void continueInstalling(String version) {
        try {
            turn.take(() -> install(plan(version), InstallRequest.of(version), System.nanoTime()));
            changer.tell("continue_after_restart", "ok", version);
        } catch (RefusedException | EvaluationException | IOException | RuntimeException e) {
            changer.tell("continue_after_restart", "failed", version + ": " + e.getMessage());
            beginWithPermanent();
        }
    }

    /** Asks for the start that would follow anyway, so that heart does not take this for a death. */
    private void beginWithPermanent() {
        try {
            for (Release release : registry.releases()) {
                if (release.status() == ReleaseStatus.PERMANENT) {
                    registry.startOnce(release.version());
                }
            }
        } catch (RefusedException | IOException e) {
            changer.tell("restart", "failed", e.getMessage());
        }
        restart.begin();
    }

    private ReleasePlanner.Step plan(String version) throws RefusedException, IOException {
        List<String> order = registry.releases().stream().map(Release::version).toList();
        String running = running();
        return planner.plan(running, version, order.indexOf(version) < order.indexOf(running));
    }

    private String running() {
        return registry.latest().orElseThrow().version();
    }

    private InstallReport install(ReleasePlanner.Step step, InstallRequest request, long begin)
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
        return report(outcome, step, number, evaluated, request.confirmWithin(), verified, begin);
    }

    private InstallReport beginAnew(ReleasePlanner.Step step) throws RefusedException, IOException {
        Release wanted = registry.find(step.to().version()).orElseThrow();
        StartPointer hybrid = new StartPointer(wanted.java(), wanted.molt(), step.from().version());
        new AfterRestart(registry.root()).write(hybrid, step.to().version());
        registry.startOnce(hybrid);
        restart.begin();
        return report(InstallReport.CONTINUE_AFTER_RESTART, step, 0, null, 0, List.of(), 0);
    }

    private void checkRestart(ReleasePlanner.Step step) throws RefusedException {
        if (step.beginsAnew() || step.endsAnew()) {
            restart.check();
        }
        if (step.beginsAnew()) {
            Optional<Integer> java = step.to().descriptor().java();
            Path jdk = java.map(number -> registry.root().jdk(number)).orElse(null);
            if (jdk != null && !Files.isExecutable(jdk.resolve("bin/java"))) {
                throw new RefusedException(Diagnostic.error(
                        "no_jdk",
                        null,
                        "release " + step.to().version() + " runs on Java " + java.get() + ", and there is no " + jdk,
                        "molt target jdk JAVA_HOME --root " + registry.root()));
            }
        }
    }

    /** What may have to be undone later needs a way down. */
    private static void checkWayBack(ReleasePlanner.Step step, InstallRequest request) throws RefusedException, IOException {
        if (step.to().descriptor().verify().isEmpty() && request.confirmWithin() == 0) {
            return;
        }
        for (String name : step.from().jars().keySet()) {
            Optional<String> to = step.to().version(name);
            Optional<String> from = step.from().version(name);
            if (to.isPresent() && !to.equals(from) && !ReleaseMoves.leads(name, step.to(), step.from())) {
                throw new RefusedException(Diagnostic.error(
                        "no_way_back",
                        null,
                        "if it is not verified or confirmed, " + name + " " + to.get() + " has to go back to " + from.get()
                                + ", which no upgrade file says how to do",
                        "add `- to: " + from.get() + "` under `down:` in the upgrade file of " + name));
            }
        }
    }

    /** Verifies it and notes it down; a release that is not good is undone. */
    private List<String> settle(ReleasePlanner.Step step, String back) throws EvaluationException {
        try {
            List<String> verified = verify(step);
            registry.installed(step.to().version());
            return verified;
        } catch (EvaluationException | RefusedException | IOException e) {
            throw new EvaluationException(e.getMessage() + "; " + undone(step, back), e);
        }
    }

    private static List<String> verify(ReleasePlanner.Step step) throws EvaluationException {
        List<String> verified = new ArrayList<>();
        Verification verification = new Verification(ClassLoader.getSystemClassLoader());
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
            goBack(step, back);
            return "release " + back + " runs again";
        } catch (RefusedException | EvaluationException | IOException e) {
            String left = "going back to release " + back + " failed: " + e.getMessage() + "; release "
                    + step.to().version() + " runs";
            try {
                registry.installed(step.to().version());
                return left;
            } catch (RefusedException | IOException unwritten) {
                return left + ", which could not be noted: " + unwritten.getMessage();
            }
        }
    }

    /** Downgrades live. */
    private void goBack(ReleasePlanner.Step step, String back) throws RefusedException, EvaluationException, IOException {
        ReleasePlanner.Step down = planner.plan(step.to().version(), back, false);
        changer.carryOut(turn.next(), down, 0);
    }

    private void goBackLater(ReleasePlanner.Step step, String back) {
        try {
            turn.take(() -> {
                goBack(step, back);
                registry.installed(back);
                return back;
            });
        } catch (RefusedException | EvaluationException | IOException e) {
            changer.tell("not confirmed", "failed", e.getMessage());
        }
    }

    @Override
    public void confirm(String version) throws RefusedException {
        confirmation.confirm(version);
    }

    @Override
    public ReleaseReport makePermanent(String version) throws RefusedException, IOException {
        registry.makePermanent(version);
        confirmation.confirmed(version);
        return files.report(version);
    }

    @Override
    public ReleaseReport rebootOld(String version) throws RefusedException, IOException {
        restart.check();
        registry.rebootOld(version);
        beginWithPermanent();
        return files.report(version);
    }

    @Override
    public void remove(String version) throws RefusedException, IOException {
        registry.checkRemove(version);
        if (homes.isIn(files.foldersOnlyOf(version))) {
            throw new RefusedException(Diagnostic.error(
                    "in_use",
                    null,
                    "this JVM was started with jars that only release " + version + " has, and still loads classes from them",
                    "start the system again with another permanent release, and remove it then"));
        }
        files.remove(version);
    }

    @Override
    public ReleaseReport setUnpacked(String version) throws RefusedException, IOException {
        return files.setUnpacked(version);
    }

    @Override
    public void setRemoved(String version) throws RefusedException, IOException {
        files.setRemoved(version);
    }

    private InstallReport report(
            String outcome,
            ReleasePlanner.Step step,
            int number,
            Evaluated evaluated,
            long confirmWithin,
            List<String> verified,
            long begin) {
        return new InstallReport(
                outcome,
                step.from().version(),
                step.to().version(),
                step.description(),
                number,
                step.prepared().reports(),
                Effects.between(step.from(), step.to()),
                step.prepared().script().lines(),
                step.prepared().diagnostics().stream().map(DiagnosticReport::of).toList(),
                evaluated == null ? 0 : evaluated.redefined(),
                begin == 0 ? 0 : (System.nanoTime() - begin) / 1_000_000,
                evaluated == null ? null : evaluated.suspension().orElse(null),
                verified,
                registry.permanent().filter(release -> release.version().equals(step.to().version())).isPresent(),
                confirmWithin);
    }
}
