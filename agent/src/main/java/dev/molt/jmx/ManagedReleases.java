package dev.molt.jmx;

import dev.molt.appup.Direction;
import dev.molt.diag.RefusedException;
import dev.molt.eval.EvaluationException;
import dev.molt.jmx.Views.ChangeView;
import dev.molt.jmx.Views.EntryView;
import dev.molt.jmx.Views.InstallView;
import dev.molt.jmx.Views.PlanView;
import dev.molt.jmx.Views.ReleaseView;
import dev.molt.jmx.Views.StatusView;
import dev.molt.jmx.Views.UnpackView;
import dev.molt.journal.JournalEntry;
import dev.molt.release.ChangeRequest;
import dev.molt.release.InstallRequest;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Releases;
import dev.molt.release.ReleasesOf;
import java.io.IOException;
import java.util.List;

/** Asks the release handler, under Molt's own context class loader. */
final class ManagedReleases implements ReleaseHandlerMXBean {

    /** As many of the journal's entries as a console shows; the command line shows all. */
    private static final int SHOWN = 100;

    private final ReleaseHandler handler;
    private final ReleasesOf releases;
    private final Notifications notifications;

    ManagedReleases(ReleaseHandler handler, ReleasesOf releases, Notifications notifications) {
        this.handler = handler;
        this.releases = releases;
        this.notifications = notifications;
    }

    @Override
    public List<ReleaseView> getReleases() {
        return ask(() -> {
            var here = releases.releases(JmxUser.asker());
            return here.isEmpty() ? List.of() : Views.of(ReleaseView.class, here.get().which());
        });
    }

    @Override
    public StatusView getStatus() {
        return ask(() -> Views.of(StatusView.class, handler.status()));
    }

    @Override
    public List<EntryView> getHistory() {
        return ask(() -> {
            List<JournalEntry> all = handler.history();
            return Views.of(EntryView.class, all.subList(Math.max(0, all.size() - SHOWN), all.size()));
        });
    }

    @Override
    public long getDroppedNotifications() {
        return notifications.dropped();
    }

    @Override
    public UnpackView unpack(String archive) {
        return ask(() -> Views.of(UnpackView.class, theirs().unpack(archive)));
    }

    @Override
    public InstallView check(String version) {
        return ask(() -> Views.of(InstallView.class, theirs().check(version)));
    }

    @Override
    public InstallView install(String version) {
        return install(version, 0, 0);
    }

    @Override
    public InstallView install(String version, long confirmWithin, long suspendTimeout) {
        InstallRequest wanted = new InstallRequest(version, confirmWithin, suspendTimeout);
        return ask(() -> Views.of(InstallView.class, theirs().install(wanted)));
    }

    @Override
    public void confirm(String version) {
        ask(() -> {
            theirs().confirm(version);
            return null;
        });
    }

    @Override
    public ReleaseView makePermanent(String version) {
        return makePermanent(version, false);
    }

    @Override
    public ReleaseView makePermanent(String version, boolean softPurge) {
        return ask(() -> Views.of(ReleaseView.class, theirs().makePermanent(version, softPurge)));
    }

    @Override
    public ReleaseView rebootOld(String version) {
        return ask(() -> Views.of(ReleaseView.class, theirs().rebootOld(version)));
    }

    @Override
    public void remove(String version) {
        ask(() -> {
            theirs().remove(version);
            return null;
        });
    }

    @Override
    public ReleaseView setUnpacked(String version) {
        return ask(() -> Views.of(ReleaseView.class, theirs().setUnpacked(version)));
    }

    @Override
    public String setRemoved(String version) {
        return ask(() -> {
            theirs().setRemoved(version);
            return version;
        });
    }

    @Override
    public PlanView plan(String code, String appup) {
        return ask(() -> Views.of(PlanView.class, handler.plan(up(code, appup))));
    }

    @Override
    public PlanView rehearse(String code, String appup) {
        return ask(() -> Views.of(PlanView.class, handler.rehearse(up(code, appup))));
    }

    @Override
    public ChangeView upgradeApplication(String code, String appup) {
        return ask(() -> Views.of(ChangeView.class, handler.change(up(code, appup))));
    }

    /** A console's empty field is no file. */
    private static ChangeRequest up(String code, String appup) {
        String file = appup == null || appup.isBlank() ? null : appup;
        return new ChangeRequest(Direction.UP, code, file, null, null, null, null);
    }

    private Releases theirs() throws RefusedException {
        return releases.require(JmxUser.asker());
    }

    private static <T> T ask(Question<T> question) {
        Thread thread = Thread.currentThread();
        ClassLoader theirs = thread.getContextClassLoader();
        thread.setContextClassLoader(ManagedReleases.class.getClassLoader());
        try {
            return question.answer();
        } catch (RefusedException e) {
            throw new IllegalStateException("refused, nothing was touched:\n" + e.getMessage());
        } catch (EvaluationException e) {
            throw new IllegalStateException("failed and undone: " + e.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            throw new IllegalStateException("something in Molt itself went wrong: " + e);
        } finally {
            thread.setContextClassLoader(theirs);
        }
    }

    /** What is asked of the release handler. */
    private interface Question<T> {
        T answer() throws RefusedException, EvaluationException, IOException;
    }
}
