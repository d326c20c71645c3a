package dev.molt.registry;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Path;

/** Does an operation, and is killed at a step: no finally block runs, no hook, nothing is closed. */
final class KilledProgram {

    private KilledProgram() {}

    /** Arguments: the root, the operation, the step. */
    public static void main(String[] arguments) throws IOException, RefusedException {
        FailingDisk disk = new FailingDisk(
                new RealDisk(), Integer.parseInt(arguments[2]), () -> Runtime.getRuntime().halt(0));
        try (Registry registry = Registry.open(Root.open(Path.of(arguments[0])), disk)) {
            Operation.valueOf(arguments[1]).run(registry, Operation.Written.NOBODY);
        }
        System.out.println("came through");
    }
}
