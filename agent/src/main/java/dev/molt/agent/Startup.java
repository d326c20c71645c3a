package dev.molt.agent;

import dev.molt.control.ControlServer;
import dev.molt.control.SocketPath;
import dev.molt.diag.RefusedException;
import dev.molt.release.Version;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Puts the agent together inside the target; called by name from the entry point. */
public final class Startup implements BiFunction<String, Consumer<String>, String> {

    /** What a request to start a system begins with; all others ask for the status. */
    private static final String BOOT = "boot ";

    private final Options options;
    private final Later later;
    private final ControlServer control;

    private Startup(Options options, Later later, ControlServer control) {
        this.options = options;
        this.later = later;
        this.control = control;
    }

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
            String argument, Instrumentation instrumentation, Supplier<byte[]> boot)
            throws IOException, ReflectiveOperationException {
        Options options = Options.read(argument, new Properties(), new Environment());
        Later later = new Later(options, instrumentation, boot);
        ControlServer control = begin(options, later);
        System.setProperty(SocketPath.PROPERTY, control.socket().toString());
        return new Startup(options, later, control);
    }

    @Override
    public String apply(String request, Consumer<String> told) {
        if (request.startsWith(BOOT)) {
            new SystemBoot(options.root(), later, later.tools()).boot(Path.of(request.substring(BOOT.length())), told);
        }
        return Version.current() + " " + control.socket();
    }

    /** Where that fails, later changes of these classes are refused with their reason. */
    private static void keepFolders(Later later) {
        try {
            later.tools().others().keepFolders();
        } catch (IOException | RefusedException e) {
            later.journal().write(0, "folders", "failed", e.getMessage());
        }
    }

    /** Where that fails nothing of Molt stays at work, so that it can be started again, with other options. */
    private static ControlServer begin(Options options, Later later) throws IOException {
        try {
            if (later.loadTime().isBehindFolders()) {
                keepFolders(later);
            }
            return ControlServer.start(
                    options.control().isPresent() ? options.control().get() : SocketPath.directory(),
                    later,
                    new RootReleases(later, options.root().isPresent()));
        } catch (IOException | RuntimeException | Error e) {
            later.loadTime().end();
            throw e;
        }
    }

    /** No lambda, each of which costs an application that starts a millisecond. */
    private static final class Properties implements UnaryOperator<String> {
        @Override
        public String apply(String name) {
            return System.getProperty(name);
        }
    }

    /** No lambda, either. */
    private static final class Environment implements UnaryOperator<String> {
        @Override
        public String apply(String name) {
            return System.getenv(name);
        }
    }
}
