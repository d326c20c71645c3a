package dev.molt.control;

import dev.molt.release.InstallReport;
import dev.molt.release.ReleaseReport;
import dev.molt.release.UnpackReport;
import java.util.List;

/**
 * What is answered concerning releases; all is null where nothing is to be told but that it was done.
 *
 * @param which all releases
 * @param release the release that was asked for
 * @param unpacked what was unpacked
 * @param installation what was installed, or would be
 */
public record ReleaseAnswer(
        List<ReleaseReport> which, ReleaseReport release, UnpackReport unpacked, InstallReport installation) {

    static ReleaseAnswer done() {
        return new ReleaseAnswer(null, null, null, null);
    }

    static ReleaseAnswer of(List<ReleaseReport> which) {
        return new ReleaseAnswer(which, null, null, null);
    }

    static ReleaseAnswer of(ReleaseReport release) {
        return new ReleaseAnswer(null, release, null, null);
    }

    static ReleaseAnswer of(UnpackReport unpacked) {
        return new ReleaseAnswer(null, null, unpacked, null);
    }

    static ReleaseAnswer of(InstallReport installation) {
        return new ReleaseAnswer(null, null, null, installation);
    }
}
