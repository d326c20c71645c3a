package dev.molt.cli;

import dev.molt.appup.Direction;
import dev.molt.control.ControlRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code molt plan PID --new JAR}: what would happen. */
@Command(name = "plan", description = "What an upgrade would do; touches nothing.", mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target;

    @Option(names = "--new", paramLabel = "JAR", description = "The jar or class folder of the version wanted.")
    private Path code;

    @Option(names = "--down", description = "Plan a downgrade; --new may then be left out for a version seen before.")
    private boolean down;

    @Option(names = "--rehearse",
            description = "Run the code_change of each module on copies of its objects, of up to 10,000 of them.")
    private boolean rehearse;

    @Mixin
    private ChangeOptions change;

    @Override
    public Integer call() throws UnreachableException {
        Direction direction = down ? Direction.DOWN : Direction.UP;
        if (!down && code == null) {
            throw new ParameterException(target.commandLine(), "Missing required option: '--new=JAR'");
        }
        return target.answer(new ControlRequest(rehearse ? "rehearse" : "plan", change.request(direction, code)), (response, output) -> {
            if (target.json()) {
                output.json(response.plan());
            } else {
                new PlanText(output).print(response.plan());
            }
            return response.plan().refused() ? ExitCode.REFUSED : ExitCode.DONE;
        });
    }
}
