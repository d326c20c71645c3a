package dev.molt.control;

import dev.molt.release.ChangeRequest;
import dev.molt.release.InstallRequest;

/**
 * What the command line asks.
 *
 * @param command {@code status}, {@code plan}, {@code rehearse}, {@code change}, {@code history}, or one of {@link ReleaseCommand}
 * @param change for plan, rehearse and change, what is wanted; else null
 * @param subject for the others, the release's version or the archive's path; else null
 * @param install for install, what is wanted; else null
 * @param softPurge for make_permanent, true to be refused while calls still run old code; else null
 * @param progress for change and install, true to be told the progress in lines before the answer; else null
 */
public record ControlRequest(
        String command, ChangeRequest change, String subject, InstallRequest install, Boolean softPurge, Boolean progress) {

    /** A question about applications. */
    public ControlRequest(String command, ChangeRequest change) {
        this(command, change, null, null, null, null);
    }

    /** A wish concerning releases. */
    public static ControlRequest of(ReleaseCommand command, String subject) {
        return new ControlRequest(command.word(), null, subject, null, null, null);
    }

    /** The wish to make a release permanent, unless calls still run old code. */
    public static ControlRequest makePermanentWithSoftPurge(String version) {
        return new ControlRequest(ReleaseCommand.MAKE_PERMANENT.word(), null, version, null, true, null);
    }

    /** The wish to install a release. */
    public static ControlRequest install(InstallRequest wanted) {
        return new ControlRequest(ReleaseCommand.INSTALL.word(), null, null, wanted, null, null);
    }

    /** The same, and to be told the progress. */
    public ControlRequest withProgress() {
        return new ControlRequest(command, change, subject, install, softPurge, true);
    }
}
