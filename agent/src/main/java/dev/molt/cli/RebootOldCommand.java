package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.control.ReleaseCommand;
import dev.molt.release.ReleaseReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt reboot_old VSN}. */
@Command(
        name = "reboot_old",
        description = "Make an old release permanent, and restart the JVM with it.",
        mixinStandardHelpOptions = true)
final class RebootOldCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Parameters(paramLabel = "VSN", description = "The version of the release.")
    private String version;

    @Mixin
    private WaitOption wait;

    @Override
    public Integer call() throws UnreachableException {
        RootAddress address = root.address();
        try {
            Optional<RootAddress.Answered> answered = address.ask(ControlRequest.of(ReleaseCommand.REBOOT_OLD, version));
            if (answered.isEmpty()) {
                throw RootOptions.nobody(address.root());
            }
            ControlResponse response = answered.get().response();
            Restart restart = new Restart(address, answered.get().socket(), wait.patience());
            return response.outcome().equals(ControlResponse.OK)
                    ? rebooting(response.release().release(), restart)
                    : root.print(response, null);
        } catch (BrokenOffException e) {
            return new RestartText(root).print(null, new Restart(address, e.socket(), wait.patience()), version, false);
        }
    }

    private int rebooting(ReleaseReport release, Restart restart) throws UnreachableException {
        if (!root.json()) {
            root.output().line("release " + version + " is permanent, and the JVM starts anew with it");
        }
        if (restart.isAwaited()) {
            return new RestartText(root).print(null, restart, version, false);
        }
        if (root.json()) {
            root.output().json(release);
        }
        return ExitCode.DONE;
    }
}
