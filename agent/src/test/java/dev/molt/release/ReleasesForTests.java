package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Evaluated.Suspended;
import dev.molt.eval.EvaluationException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Releases A and B, which are asked for and not changed; C is refused, D fails, E restarts, F continues after a restart, and G
 * waits for {@link #goOn}.
 */
public final class ReleasesForTests implements Releases {

    /** What was asked for, in order. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** G has come to where it waits. */
    public final CountDownLatch waiting = new CountDownLatch(1);

    /** G may go on. */
    public final CountDownLatch goOn = new CountDownLatch(1);

    /** An installation, or a reboot, is over. */
    public final CountDownLatch over = new CountDownLatch(1);

    @Override
    public List<ReleaseReport> which() {
        asked("which");
        return List.of(
                new ReleaseReport("mysystem", "B", "current", List.of("pea-1.1", "regis-1.0.0")),
                new ReleaseReport("mysystem", "A", "permanent", List.of("pea-1.0", "regis-1.0.0")));
    }

    @Override
    public UnpackReport unpack(String archive) throws RefusedException {
        asked("unpack " + archive);
        if (archive.contains("bad")) {
            throw refused("bad_archive");
        }
        return new UnpackReport(report("B", "unpacked"), archive.contains("again"), "ab12", null, List.of());
    }

    @Override
    public InstallReport check(String version) {
        asked("check " + version);
        List<DiagnosticReport> diagnostics = version.equals("C")
                ? List.of(DiagnosticReport.of(Diagnostic.error("no_way", null, "no way to C", "write one")))
                : List.of();
        return installation(InstallReport.CHECKED, version, 0, 0, diagnostics, null);
    }

    @Override
    public InstallReport install(InstallRequest request) throws RefusedException, EvaluationException {
        asked("install " + request.version() + " " + request.confirmWithin() + " " + request.suspendTimeout());
        String outcome = InstallReport.INSTALLED;
        switch (request.version()) {
            case "C" -> throw refused("no_way");
            case "D" -> throw new EvaluationException("app.A.b threw java.lang.IllegalStateException: no");
            case "E" -> outcome = InstallReport.RESTARTS;
            case "F" -> outcome = InstallReport.CONTINUE_AFTER_RESTART;
            case "G" -> await();
            default -> { }
        }
        Suspended suspended = new Suspended(55, Map.of("pea.Pea", 20), List.of("\"t\" stays at pea.Pea.run"));
        over.countDown();
        return installation(outcome, request.version(), 7, request.confirmWithin(), List.of(), suspended);
    }

    private void await() {
        waiting.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void confirm(String version) throws RefusedException {
        asked("confirm " + version);
        refuseC(version);
    }

    @Override
    public ReleaseReport makePermanent(String version, boolean softPurge) throws RefusedException {
        asked("make_permanent " + version);
        refuseC(version);
        return report(version, "permanent");
    }

    @Override
    public ReleaseReport rebootOld(String version) throws RefusedException {
        asked("reboot_old " + version);
        refuseC(version);
        over.countDown();
        return report(version, "permanent");
    }

    @Override
    public void remove(String version) throws RefusedException {
        asked("remove " + version);
        refuseC(version);
    }

    @Override
    public ReleaseReport setUnpacked(String version) throws RefusedException {
        asked("set_unpacked " + version);
        refuseC(version);
        return report(version, "unpacked");
    }

    @Override
    public void setRemoved(String version) throws RefusedException {
        asked("set_removed " + version);
        refuseC(version);
    }

    private void asked(String what) {
        asked.add(what);
    }

    private static void refuseC(String version) throws RefusedException {
        if (version.equals("C")) {
            throw refused("no_release");
        }
    }

    private static RefusedException refused(String code) {
        return new RefusedException(List.of(
                Diagnostic.error(code, null, "C is not to be had", "name another"),
                Diagnostic.error(code, null, "nor anything like it", "look at molt which")));
    }

    private static ReleaseReport report(String version, String status) {
        return new ReleaseReport("mysystem", version, status, List.of("pea-1.1", "regis-1.0.0"));
    }

    private static InstallReport installation(
            String outcome, String to, int upgrade, long confirmWithin, List<DiagnosticReport> said, Suspended suspended) {
        List<PlanReport.ClassReport> classes = List.of(
                new PlanReport.ClassReport("pea.Pea", "load", true, "field added"),
                new PlanReport.ClassReport("pea.Pod", "add", false, "new"));
        PlanReport pea = new PlanReport(
                "pea", "up", "1.0", "1.1", "app", "pea.appup.yaml", false, false, classes, List.of(), List.of(), null);
        return new InstallReport(
                outcome, "A", to, "faster peas", upgrade, List.of(pea), List.of("container pea.PeaSup starts pod"), List.of("- point_of_no_return"), said, 3, 643,
                suspended, List.of("call pea.Pea.healthy"), false, confirmWithin);
    }
}
