package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.eval.Migrating;
import dev.molt.registry.Registry;
import dev.molt.registry.Release;
import dev.molt.registry.ReleaseStatus;
import dev.molt.system.BootApplication;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/** The releases of the target system that this JVM was started from. */
final class RunningReleases implements Releases {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final StartedSystem system;
    private final Registry registry;
    private final Turn turn;
    private final Homes homes;
    private final Installer installer;
    private final InstallChecks checks;
    private final ReleaseChanger changer;
    private final StoredReleases files;
    private final Restart restart;
    private final Function<String, List<Diagnostic>> oldCode;
    private final Supplier<List<Migrating>> migrating;
    private final Confirmation confirmation = new Confirmation();

    RunningReleases(
            StartedSystem system,
            Turn turn,
            Homes homes,
            ReleasePlanner planner,
            ReleaseChanger changer,
            StoredReleases files,
            Restart restart,
            Function<String, List<Diagnostic>> oldCode,
            Supplier<List<Migrating>> migrating,
            Verification verification) {
        this.system = system;
        this.registry = system.registry();
        this.turn = turn;
        this.homes = homes;
        this.installer = new Installer(registry, turn, homes, planner, changer, restart, verification, confirmation);
        this.checks = new InstallChecks(registry.root(), restart);
        this.changer = changer;
        this.files = files;
        this.restart = restart;
        this.oldCode = oldCode;
        this.migrating = migrating;
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
            ReleasePlanner.Step step = installer.plan(version);
            checks.checkRestart(step);
            return InstallReport.of(InstallReport.CHECKED, step, installer.isPermanent(step));
        });
    }

    @Override
    public InstallReport install(InstallRequest request) throws RefusedException, EvaluationException, IOException {
        return turn.take(() -> {
            checkUp();
            confirmation.checkNothingWaits();
            registry.checkInstall(request.version());
            long begin = System.nanoTime();
            ReleasePlanner.Step step = installer.plan(request.version());
            checks.checkRestart(step);
            checks.checkWayBack(step, request);
            return step.beginsAnew() ? installer.beginAnew(step) : installer.install(step, request, begin);
        });
    }

    /** Waits, beside the start, until all applications run, and then does what an installation left to do. */
    void continueWhenUp(String version) {
        Daemon.start("molt-continue", () -> {
            while (!isUp()) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            continueInstalling(version);
        });
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
                    "starting", null, "the applications of release " + installer.running() + " do not all run", "wait until they do"));
        }
    }

    /** Does what an installation left to do when it started the JVM anew; if it fails, the permanent release is started. */
    private void continueInstalling(String version) {
        try {
            turn.take(() -> installer.install(installer.plan(version), InstallRequest.of(version), System.nanoTime()));
            changer.tell("continue_after_restart", version, "ok", "");
        } catch (RefusedException | EvaluationException | IOException | RuntimeException e) {
            changer.tell("continue_after_restart", version, "failed", e.getMessage());
            startPermanent();
        }
    }

    /** Asks for the very start that would follow anyway, so that heart does not take this for a death. */
    private void startPermanent() {
        try {
            for (Release release : registry.releases()) {
                if (release.status() == ReleaseStatus.PERMANENT) {
                    registry.startOnce(release.version());
                }
            }
        } catch (RefusedException | IOException e) {
            changer.tell("restart", "permanent", "failed", e.getMessage());
        }
        restart.begin();
    }

    @Override
    public void confirm(String version) throws RefusedException {
        confirmation.confirm(version);
    }

    @Override
    public ReleaseReport makePermanent(String version, boolean softPurge) throws RefusedException, IOException {
        return turn.takeShortly(() -> {
            checkMigrated(version);
            if (softPurge) {
                checkPurged(version);
            }
            registry.makePermanent(version);
            confirmation.confirmed(version);
            return files.report(version);
        });
    }

    private void checkMigrated(String version) throws RefusedException {
        List<Diagnostic> failed = migrating.get().stream()
                .filter(module -> module.failed() > 0)
                .map(module -> Diagnostic.error(
                        "code_change_failed",
                        null,
                        "release " + version + " cannot be made permanent while objects are of no version: " + module,
                        "install the release before, mend the transform, and install this one again"))
                .toList();
        if (!failed.isEmpty()) {
            throw new RefusedException(failed);
        }
    }

    private void checkPurged(String version) throws RefusedException {
        List<Diagnostic> lingering = oldCode.apply(version);
        if (!lingering.isEmpty()) {
            throw new RefusedException(lingering);
        }
    }

    @Override
    public ReleaseReport rebootOld(String version) throws RefusedException, IOException {
        restart.check();
        return turn.takeShortly(() -> {
            registry.rebootOld(version);
            startPermanent();
            return files.report(version);
        });
    }

    @Override
    public void remove(String version) throws RefusedException, IOException {
        turn.takeShortly(() -> {
            registry.checkRemove(version);
            if (homes.isIn(registry.librariesOnlyOf(version))) {
                throw new RefusedException(Diagnostic.error(
                        "in_use",
                        null,
                        "this JVM was started with jars that only release " + version
                                + " has, and still loads classes from them",
                        "start the system again with another permanent release, and remove it then"));
            }
            files.remove(version);
            return version;
        });
    }

    @Override
    public ReleaseReport setUnpacked(String version) throws RefusedException, IOException {
        return files.setUnpacked(version);
    }

    @Override
    public void setRemoved(String version) throws RefusedException, IOException {
        turn.takeShortly(() -> {
            files.setRemoved(version);
            return version;
        });
    }
}
