package dev.molt.registry;

import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Path;

/** Opens a root and prints its releases, or why it is refused. */
final class OpeningProgram {

    private OpeningProgram() {}

    /** Argument: the root. */
    public static void main(String[] arguments) throws IOException {
        try (Registry registry = Registry.open(Root.open(Path.of(arguments[0])))) {
            registry.releases().forEach(r -> System.out.println(r.version() + " " + r.status()));
        } catch (RefusedException e) {
            System.out.println(e.getMessage());
        }
    }
}
