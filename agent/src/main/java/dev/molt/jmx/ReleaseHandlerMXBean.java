package dev.molt.jmx;

import dev.molt.jmx.Views.ChangeView;
import dev.molt.jmx.Views.EntryView;
import dev.molt.jmx.Views.InstallView;
import dev.molt.jmx.Views.PlanView;
import dev.molt.jmx.Views.ReleaseView;
import dev.molt.jmx.Views.StatusView;
import dev.molt.jmx.Views.UnpackView;
import java.util.List;

/**
 * What a management console can ask of this JVM; {@link Descriptions} has it in words.
 *
 * <p>What is refused or fails throws an {@link IllegalStateException} whose message is all that there is to say, as a console
 * has no classes of ours.
 */
public interface ReleaseHandlerMXBean {

    /** All releases, the newest first; none where the JVM was not started from a target system. */
    List<ReleaseView> getReleases();

    /** What runs. */
    StatusView getStatus();

    /** What was done latest, step by step. */
    List<EntryView> getHistory();

    /** How many notifications were thrown away because listeners were too slow. */
    long getDroppedNotifications();

    /** Unpacks. */
    UnpackView unpack(String archive);

    /** Checks. */
    InstallView check(String version);

    /** Installs on no conditions. */
    InstallView install(String version);

    /** Installs. */
    InstallView install(String version, long confirmWithin, long suspendTimeout);

    /** Confirms. */
    void confirm(String version);

    /** Makes permanent. */
    ReleaseView makePermanent(String version);

    /** Makes permanent; with a soft purge only if no call runs old code. */
    ReleaseView makePermanent(String version, boolean softPurge);

    /** Restarts with an old release. */
    ReleaseView rebootOld(String version);

    /** Removes. */
    void remove(String version);

    /** Makes known. */
    ReleaseView setUnpacked(String version);

    /** Forgets; gives the version, as what gives nothing would be taken for the setter of an attribute. */
    String setRemoved(String version);

    /** Plans the upgrade of one application. */
    PlanView plan(String code, String appup);

    /** The same, and rehearses its transforms. */
    PlanView rehearse(String code, String appup);

    /** Upgrades one application. */
    ChangeView upgradeApplication(String code, String appup);
}
