package dev.molt.cli;

import dev.molt.registry.Release;
import dev.molt.release.DiagnosticReport;
import dev.molt.target.TargetSystem.Made;
import java.util.List;

/** Tells which target system was made, and what comes next. */
final class MadeText {

    private MadeText() {}

    static int print(Told told, Made made) {
        Release release = made.release();
        String jdk = release.java()
                .map(feature -> "\n  it runs on Java " + feature + ": " + made.root() + "/bin/molt target jdk HOME")
                .orElse("");
        return told.done(
                new Printed(
                        made.root().toString(),
                        release.name(),
                        release.version(),
                        release.molt(),
                        release.java().orElse(null),
                        Told.reports(made.warnings())),
                made.root() + " holds release " + release.name() + " " + release.version() + ", which is permanent" + jdk
                        + "\n  start it: " + made.root() + "/bin/start",
                made.warnings());
    }

    /** What programs read. */
    private record Printed(
            String root, String release, String version, String molt, Integer java, List<DiagnosticReport> diagnostics) {}
}
