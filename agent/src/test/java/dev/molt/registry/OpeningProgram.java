package dev.molt.registry;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Opens a root and prints its releases, or why it is refused. */
final class OpeningProgram {

    private OpeningProgram() {}

    private static Registry open(String... arguments) throws IOException, RefusedException {
        Root root = Root.open(Path.of(arguments[0]));
        return arguments.length > 1 ? Registry.open(root, Duration.parse(arguments[1])) : Registry.open(root);
    }

    /** Arguments: the root, and for how long to wait for who has it open. */
    public static void main(String[] arguments) throws IOException {
        try (Registry registry = open(arguments)) {
            registry.releases().forEach(r -> System.out.println(r.version() + " " + r.status()));
        } catch (RefusedException e) {
            System.out.println(e.getMessage());
        }
    }
}
