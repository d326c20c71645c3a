package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.release.InstallReport;
import dev.molt.release.InstallRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code molt install VSN}. */
@Command(
        name = "install",
        description = "Make another release the one that runs: all of it, or nothing.",
        mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Parameters(paramLabel = "VSN", description = "The version of the release.")
    private String version;

    @Option(
            names = "--confirm-within",
            paramLabel = "TIME",
            description = "Undo it unless somebody confirms it within this time; whole seconds.")
    private Duration confirmWithin = Duration.ZERO;

    @Option(
            names = "--suspend-timeout",
            paramLabel = "TIME",
            description = "How long modules may take to be left, in place of what upgrade files say.")
    private Duration suspendTimeout = Duration.ZERO;

    @Mixin
    private WaitOption wait;

    @Mixin
    private ProgressOption progress;

    @Override
    public Integer call() throws UnreachableException {
        if (confirmWithin.toMillis() % 1000 != 0) {
            throw root.wrong("Invalid value for option '--confirm-within': " + confirmWithin.toMillis()
                    + "ms is not a number of whole seconds");
        }
        RootAddress address = root.address();
        ControlRequest request = ControlRequest.install(
                new InstallRequest(version, confirmWithin.toSeconds(), suspendTimeout.toMillis()));
        try {
            Optional<RootAddress.Answered> answered = address.ask(progress.on(request), progress::tell);
            if (answered.isEmpty()) {
                throw RootOptions.nobody(address.root());
            }
            ControlResponse response = answered.get().response();
            Restart restart = new Restart(address, answered.get().socket(), wait.patience());
            return response.outcome().equals(ControlResponse.OK)
                    ? installed(response.release().installation(), restart)
                    : root.print(response, null);
        } catch (BrokenOffException e) {
            return new RestartText(root).print(null, new Restart(address, e.socket(), wait.patience()), version, false);
        }
    }

    private int installed(InstallReport report, Restart restart) throws UnreachableException {
        if (!root.json()) {
            new InstallText(root.output()).installed(report);
        }
        boolean continues = report.outcome().equals(InstallReport.CONTINUE_AFTER_RESTART);
        if (restart.isAwaited() && (continues || report.outcome().equals(InstallReport.RESTARTS))) {
            return new RestartText(root).print(report, restart, version, continues);
        }
        if (root.json()) {
            root.output().json(new Installed(report, null));
        }
        return ExitCode.DONE;
    }

    /** What programs read: the installation, and what became of it after a restart. */
    record Installed(InstallReport installation, AfterRestart restart) {}
}
