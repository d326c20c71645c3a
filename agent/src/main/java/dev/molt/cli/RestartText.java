package dev.molt.cli;

import dev.molt.release.InstallReport;

/** Waits for a restart, and tells what came of it. */
final class RestartText {

    private final RootOptions root;

    RestartText(RootOptions root) {
        this.root = root;
    }

    /**
     * Waits for the end of what makes a release run.
     *
     * @param report what the old JVM answered; null if it had no time to, or there is nothing more to tell
     */
    int print(InstallReport report, Restart restart, String version, boolean continues) throws UnreachableException {
        AfterRestart after = restart.await(continues);
        if (root.json()) {
            root.output().json(new InstallCommand.Installed(report, after));
        } else {
            people(after, version);
        }
        return exitCode(after, version);
    }

    private static int exitCode(AfterRestart after, String version) {
        return after.runs(version) ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void people(AfterRestart after, String version) {
        Output output = root.output();
        String runs = after.running()
                .map(release -> "release " + release.version() + " (" + release.status() + ")")
                .orElse("no release that is known");
        output.line("process " + after.pid() + " runs " + runs);
        if (!after.history().isEmpty()) {
            HistoryCommand.print(after.history(), output);
        }
        if (!after.complete()) {
            output.line("it is still at work; ask: molt history " + after.pid());
        }
        if (!after.runs(version)) {
            output.error("failed: release " + version + " does not run");
        }
    }
}
