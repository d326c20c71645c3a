package dev.molt.agent;

import dev.molt.control.ControlServer;
import dev.molt.control.SocketPath;
import dev.molt.diag.RefusedException;
import dev.molt.eval.BootClasses;
import dev.molt.eval.Tools;
import dev.molt.jfr.Recorder;
import dev.molt.jmx.JmxRegistration;
import dev.molt.journal.Journal;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Version;
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
        tools.others().settlement().tell(journal);
        keepFolders(tools, journal);
        String version = Version.current();
        Supplier<ReleaseHandler> handler = new OnFirstUse<>(() -> handler(options, version, tools, journal));
        ControlServer control = listen(options, handler, tools);
        System.setProperty(SocketPath.PROPERTY, control.socket().toString());
        return (request, told) -> {
            if (request.startsWith(BOOT)) {
                new SystemBoot(options.root(), handler, tools).boot(Path.of(request.substring(BOOT.length())), told);
            }
            return version + " " + control.socket();
        };
    }

    /** Where that fails, later changes of these classes are refused with their reason. */
    private static void keepFolders(Tools tools, Journal journal) {
        try {
            tools.others().keepFolders();
        } catch (IOException | RefusedException e) {
            journal.write(0, "folders", "failed", e.getMessage());
        }
    }

    private static ReleaseHandler handler(Options options, String version, Tools tools, Journal journal) {
        ReleaseHandler made = new ReleaseHandler(version, tools, journal);
        if (options.jmx()) {
            JmxRegistration.register(made, new RootReleases(() -> made, options.root().isPresent()), journal);
        }
        return made;
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
