package dev.molt.agent;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.Tools;
import dev.molt.registry.AtomicFile;
import dev.molt.registry.Registry;
import dev.molt.registry.Root;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.StartedSystem;
import dev.molt.system.Ready;
import dev.molt.system.RunningApplications;
import dev.molt.system.SystemStart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Starts a system, and where it lies in a root, lets its releases be handled from when it runs. Apart from {@link Startup},
 * so that an application that is no such system need not wait until this is loaded.
 *
 * @param root the root, if it lies in one
 * @param handler who handles its releases
 * @param tools what evaluation works with: what was added to a class is found beside it
 */
record SystemBoot(Optional<Path> root, Supplier<ReleaseHandler> handler, Tools tools) {

    /** Who unpacks on the files alone while no JVM runs has finished by then; a JVM that ended would count as dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void boot(Path file, Consumer<String> told) {
        RunningApplications applications = new RunningApplications(ClassLoader.getSystemClassLoader(), tools::beside);
        Ready ready = () -> {};
        if (root.isPresent()) {
            try {
                Registry registry = Registry.open(Root.open(root.get()), PATIENCE);
                String version = file.toAbsolutePath().getParent().getFileName().toString();
                ready = () -> started(new StartedSystem(registry, applications, version));
            } catch (RefusedException | IOException e) {
                throw new IllegalStateException(e.getMessage());
            }
        }
        SystemStart.boot(applications, file, told, ready);
    }

    private void started(StartedSystem system) throws RefusedException {
        try {
            handler.get().started(system);
            // bin/start waits for this.
            new AtomicFile(system.registry().root().run().resolve("started"))
                    .write(ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            String message = "the releases of this system cannot be read or written: " + e;
            throw new RefusedException(Diagnostic.error("registry", null, message, "make them readable and writable"));
        }
    }
}
