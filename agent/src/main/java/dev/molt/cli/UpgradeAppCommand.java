package dev.molt.cli;

import dev.molt.appup.Direction;
import dev.molt.control.ControlRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molt upgrade-app PID --new JAR}. */
@Command(
        name = "upgrade-app",
        description = "Bring an application of a running JVM to a newer version: all of it, or nothing.",
        mixinStandardHelpOptions = true)
final class UpgradeAppCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--new",
            required = true,
            paramLabel = "JAR",
            description = "The jar or class folder of the newer version.")
    private Path code;

    @Mixin
    private ChangeOptions change;

    @Mixin
    private ProgressOption progress;

    @Override
    public Integer call() throws UnreachableException {
        return target.answer(
                new ControlRequest("change", change.request(Direction.UP, code)),
                progress,
                (response, output) -> ChangeText.print(response, output, target.json()));
    }
}
