package dev.molt.agent;

import dev.molt.control.ControlServer;
import dev.molt.control.SocketPath;
import dev.molt.eval.BootClasses;
import dev.molt.eval.Tools;
import dev.molt.jfr.Recorder;
import dev.molt.jmx.JmxRegistration;
import dev.molt.journal.Journal;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.ReleasesOf;
import dev.molt.release.Version;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Puts the agent together inside the target; called by name from the entry point. */
public final class Startup {

    private Startup() {}

    /**
     * Starts Molt.
     *
     * @param argument the options as given behind {@code -javaagent:molt.jar=}, or null
     * @param boot the jar whose classes belong to the boot loader
     * @return tells {@code VERSION SOCKET}
     * @throws IllegalArgumentException if an option is wrong
     * @throws IOException if the control socket cannot be made, or the journal not be written
     * @throws ReflectiveOperationException if this JVM lacks something that Molt needs
     */
    public static Callable<String> start(String argument, Instrumentation instrumentation, byte[] boot)
            throws IOException, ReflectiveOperationException {
        Options options = Options.read(argument, System::getProperty, System::getenv);
        Journal journal = new Journal(Clock.systemUTC(), options.journal());
        journal.check();
        journal.listen(new Recorder());
        BootClasses.define(instrumentation, boot);
        Tools tools = Tools.prepare(instrumentation, options.without());
        String version = Version.current();
        ReleasesOf releases = asker -> Optional.empty();
        Supplier<ReleaseHandler> handler = new OnFirstUse<>(() -> {
            ReleaseHandler made = new ReleaseHandler(version, tools, journal);
            if (options.jmx()) {
                JmxRegistration.register(made, releases, journal);
            }
            return made;
        });
        ControlServer control = listen(options, handler, releases, tools);
        System.setProperty(SocketPath.PROPERTY, control.socket().toString());
        return () -> version + " " + control.socket();
    }

    /** Without a control socket nothing of Molt stays, so that it can be started again with other options. */
    private static ControlServer listen(
            Options options, Supplier<ReleaseHandler> handler, ReleasesOf releases, Tools tools) throws IOException {
        try {
            return ControlServer.start(options.control().orElseGet(SocketPath::directory), handler, releases);
        } catch (IOException | RuntimeException e) {
            tools.instrumentation().removeTransformer(tools.transformer());
            throw e;
        }
    }
}
