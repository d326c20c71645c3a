package dev.molt.release;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.registry.AuditEntry;
import dev.molt.registry.AuditEntry.Outcome;
import dev.molt.registry.AuditLog;
import dev.molt.registry.Registry;
import dev.molt.registry.Root;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Writes down who asked for what, and what became of it; also what was refused. Questions that change nothing are not
 * written down.
 *
 * <p>Nothing is begun while the log cannot be written. If that happens in the middle, there is a complaint.
 */
public final class AuditedReleases implements Releases {

    private final Releases releases;
    private final AuditLog log;
    private final Asker asker;
    private final Consumer<String> complaint;

    /**
     * The releases as somebody is given them.
     *
     * @param complaint told if the log cannot be written any more
     */
    public AuditedReleases(Releases releases, AuditLog log, Asker asker, Consumer<String> complaint) {
        this.releases = releases;
        this.log = log;
        this.asker = asker;
        this.complaint = complaint;
    }

    /**
     * The releases of a root as files, for whoever runs this JVM.
     *
     * @throws RefusedException if the directory is no root, or a JVM that runs from it has them
     */
    public static AuditedReleases files(Path root, Consumer<String> complaint) throws RefusedException, IOException {
        Root opened = Root.open(root);
        return new AuditedReleases(
                new StoredReleases(Registry.open(opened)),
                new AuditLog(Clock.systemUTC(), opened.audit()),
                Asker.here(Asker.FILES),
                complaint);
    }

    @Override
    public void close() throws IOException {
        releases.close();
    }

    @Override
    public List<ReleaseReport> which() throws RefusedException, IOException {
        return releases.which();
    }

    @Override
    public InstallReport check(String version) throws RefusedException, EvaluationException, IOException {
        return releases.check(version);
    }

    @Override
    public UnpackReport unpack(String archive) throws RefusedException, IOException {
        ArchiveDigest digest = new ArchiveDigest(archive);
        return quick(new Action("unpack", archive, digest), () -> {
            UnpackReport report = releases.unpack(archive);
            digest.found(report.digest());
            return report;
        });
    }

    @Override
    public InstallReport install(InstallRequest request) throws RefusedException, EvaluationException, IOException {
        return audited(new Action("install", request.version(), null), () -> releases.install(request));
    }

    @Override
    public void confirm(String version) throws RefusedException, IOException {
        quick(new Action("confirm", version, null), () -> {
            releases.confirm(version);
            return version;
        });
    }

    @Override
    public ReleaseReport makePermanent(String version, boolean softPurge) throws RefusedException, IOException {
        return quick(new Action("make_permanent", version, null), () -> releases.makePermanent(version, softPurge));
    }

    @Override
    public ReleaseReport rebootOld(String version) throws RefusedException, IOException {
        return quick(new Action("reboot_old", version, null), () -> releases.rebootOld(version));
    }

    @Override
    public void remove(String version) throws RefusedException, IOException {
        quick(new Action("remove", version, null), () -> {
            releases.remove(version);
            return version;
        });
    }

    @Override
    public ReleaseReport setUnpacked(String version) throws RefusedException, IOException {
        return quick(new Action("set_unpacked", version, null), () -> releases.setUnpacked(version));
    }

    @Override
    public void setRemoved(String version) throws RefusedException, IOException {
        quick(new Action("set_removed", version, null), () -> {
            releases.setRemoved(version);
            return version;
        });
    }

    /** What cannot fail half way. */
    private <T> T quick(Action action, Work<T> work) throws RefusedException, IOException {
        try {
            return audited(action, work);
        } catch (EvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T audited(Action action, Work<T> work) throws RefusedException, EvaluationException, IOException {
        checkLog();
        try {
            T result = work.run();
            write(action, Outcome.OK, "");
            return result;
        } catch (RefusedException e) {
            write(action, Outcome.REFUSED, reason(e));
            throw e;
        } catch (EvaluationException e) {
            write(action, Outcome.FAILED, e.getMessage());
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            write(action, Outcome.FAILED, e.toString());
            throw e;
        }
    }

    private void checkLog() throws RefusedException {
        try {
            log.check();
        } catch (IOException e) {
            throw new RefusedException(
                    Diagnostic.error("audit", null, e.getMessage(), "make it writable, and try again"));
        }
    }

    private void write(Action action, Outcome outcome, String reason) {
        String digest = action.digest() == null ? "" : action.digest().text();
        try {
            log.append(new AuditEntry(
                    asker.user(), asker.from(), action.name(), action.subject(), digest, outcome, reason));
        } catch (IOException e) {
            complaint.accept(e.getMessage() + ": " + action.name() + " " + action.subject());
        }
    }

    private static String reason(RefusedException e) {
        return e.diagnostics().stream()
                .map(diagnostic -> diagnostic.code() + ": " + diagnostic.message())
                .collect(Collectors.joining("; "));
    }

    /**
     * What was asked for.
     *
     * @param subject the release, or the archive's path
     * @param digest of the archive; null if there is none
     */
    private record Action(String name, String subject, ArchiveDigest digest) {}

    /** What is audited. */
    private interface Work<T> {
        T run() throws RefusedException, EvaluationException, IOException;
    }
}
