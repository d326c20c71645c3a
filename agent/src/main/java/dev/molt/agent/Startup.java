package dev.molt.agent;

import dev.molt.control.ControlServer;
import dev.molt.control.SocketPath;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.eval.BootClasses;
import dev.molt.eval.Tools;
import dev.molt.jfr.Recorder;
import dev.molt.jmx.JmxRegistration;
import dev.molt.journal.Journal;
import dev.molt.registry.AtomicFile;
import dev.molt.registry.Registry;
import dev.molt.registry.Root;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.StartedSystem;
import dev.molt.release.Version;
import dev.molt.system.Ready;
import dev.molt.system.RunningApplications;
import dev.molt.system.SystemStart;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts the agent together inside the target; called by name from the entry point. */
public final class Startup {

    /** What a request to start a system begins with; all others ask for the status. */
    private static final String BOOT = "boot ";

    private Startup() {}

    /**
     * Starts Molt.
     *
     * @param argument the options as given behind {@code -javaagent:molt.jar=}, or null
     * @param boot the jar whose classes belong to the boot loader
     * @return answers {@code status} with {@code VERSION SOCKET}, and {@code boot FILE} by starting that system, whose
     *     messages the consumer takes
     * @throws IllegalArgumentException if an option is wrong
     * @throws IOException if the control socket cannot be made, or the journal not be written
     * @throws ReflectiveOperationException if this JVM lacks something that Molt needs
     */
    public static BiFunction<String, Consumer<String>, String> start(
            String argument, Instrumentation instrumentation, byte[] boot)
            throws IOException, ReflectiveOperationException {
        Options options = Options.read(argument, System::getProperty, System::getenv);
        Journal journal = new Journal(Clock.systemUTC(), options.journal());
        journal.check();
        journal.listen(new Recorder());
        BootClasses.define(instrumentation, boot);
        Tools tools = Tools.prepare(instrumentation, options.without());
        String version = Version.current();
        Supplier<RunningApplications> applications =
                new OnFirstUse<>(() -> new RunningApplications(ClassLoader.getSystemClassLoader(), tools::beside));
        Supplier<ReleaseHandler> handler = new OnFirstUse<>(() -> handler(options, version, tools, journal));
        ControlServer control = listen(options, handler, tools);
        System.setProperty(SocketPath.PROPERTY, control.socket().toString());
        return (request, told) -> {
            if (request.startsWith(BOOT)) {
                boot(options, applications.get(), handler, Path.of(request.substring(BOOT.length())), told);
            }
            return version + " " + control.socket();
        };
    }

    private static ReleaseHandler handler(Options options, String version, Tools tools, Journal journal) {
        ReleaseHandler made = new ReleaseHandler(version, tools, journal);
        if (options.jmx()) {
            JmxRegistration.register(made, new RootReleases(() -> made, options.root().isPresent()), journal);
        }
        return made;
    }

    /** Starts a system, and where it lies in a root, lets its releases be handled from when it runs. */
    private static void boot(
            Options options,
            RunningApplications applications,
            Supplier<ReleaseHandler> handler,
            Path file,
            Consumer<String> told) {
        Ready ready = () -> {};
        if (options.root().isPresent()) {
            try {
                Registry registry = Registry.open(Root.open(options.root().get()));
                String version = file.toAbsolutePath().getParent().getFileName().toString();
                ready = () -> started(handler.get(), new StartedSystem(registry, applications, version));
            } catch (RefusedException | IOException e) {
                throw new IllegalStateException(e.getMessage());
            }
        }
        SystemStart.boot(applications, file, told, ready);
    }

    private static void started(ReleaseHandler handler, StartedSystem system) throws RefusedException {
        try {
            handler.started(system);
            // bin/start waits for this.
            new AtomicFile(system.registry().root().run().resolve("started"))
                    .write(ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            String message = "the releases of this system cannot be read or written: " + e;
            throw new RefusedException(Diagnostic.error("registry", null, message, "make them readable and writable"));
        }
    }

    /** Without a control socket nothing of Molt stays, so that it can be started again with other options. */
    private static ControlServer listen(Options options, Supplier<ReleaseHandler> handler, Tools tools)
            throws IOException {
        try {
            return ControlServer.start(
                    options.control().orElseGet(SocketPath::directory),
                    handler,
                    new RootReleases(handler, options.root().isPresent()));
        } catch (IOException | RuntimeException e) {
            tools.instrumentation().removeTransformer(tools.transformer());
            throw e;
        }
    }
}
