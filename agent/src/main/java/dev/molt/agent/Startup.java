package dev.molt.agent;

import dev.molt.control.ControlServer;
import dev.molt.control.SocketPath;
import dev.molt.eval.BootClasses;
import dev.molt.eval.Tools;
import dev.molt.journal.Journal;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Version;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Clock;
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
     * @throws IOException if the control socket cannot be made
     * @throws ReflectiveOperationException if this JVM lacks something that Molt needs
     */
    public static Callable<String> start(String argument, Instrumentation instrumentation, byte[] boot)
            throws IOException, ReflectiveOperationException {
        Options options = Options.read(argument, System::getProperty, System::getenv);
        BootClasses.define(instrumentation, boot);
        Tools tools = Tools.prepare(instrumentation, options.without());
        Journal journal = new Journal(Clock.systemUTC(), options.journal());
        String version = Version.current();
        Supplier<ReleaseHandler> handler = new OnFirstUse<>(() -> new ReleaseHandler(version, tools, journal));
        ControlServer control = ControlServer.start(options.control().orElse(SocketPath.directory()), handler);
        System.setProperty(SocketPath.PROPERTY, control.socket().toString());
        return () -> version + " " + control.socket();
    }
}
