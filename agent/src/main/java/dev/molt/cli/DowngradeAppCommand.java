package dev.molt.cli;

import dev.molt.appup.Direction;
import dev.molt.control.ControlRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molt downgrade-app PID}. */
@Command(
        name = "downgrade-app",
        description = "Bring an application of a running JVM back to an older version: all of it, or nothing.",
        mixinStandardHelpOptions = true)
final class DowngradeAppCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--new",
            paramLabel = "JAR",
            description = "The jar or class folder of the older version; not needed for a version that ran here before.")
    private Path code;

    @Mixin
    private ChangeOptions change;

    @Mixin
    private ProgressOption progress;

    @Override
    public Integer call() throws UnreachableException {
        return target.answer(
                new ControlRequest("change", change.request(Direction.DOWN, code)),
                progress,
                (response, output) -> ChangeText.print(response, output, target.json()));
    }
}
