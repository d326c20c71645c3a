package dev.molt.agent;

import dev.molt.control.ControlServer;
import dev.molt.control.SocketPath;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Puts the agent together inside the target. The entry point makes one by name, and calls no method of it by reflection,
 * which all applications that start would wait for.
 */
public final class Startup implements Function<Object[], Object> {

    /**
     * Starts Molt.
     *
     * @param given the options as given behind {@code -javaagent:molt.jar=}, or null; the JVM's {@link Instrumentation}; and
     *     what gives the jar whose classes belong to the boot loader
     * @return a {@link Running}; or why it cannot start, if an option is wrong, the control socket cannot be made, the journal
     *     not be written, or this JVM lacks something that Molt needs
     */
    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object[] given) {
        try {
            return start((String) given[0], (Instrumentation) given[1], (Supplier<byte[]>) given[2]);
        } catch (IOException | ReflectiveOperationException | RuntimeException | Error e) {
            return e;
        }
    }

    private static Running start(String argument, Instrumentation instrumentation, Supplier<byte[]> boot)
            throws IOException, ReflectiveOperationException {
        Options options = Options.read(argument, new Properties(), new Environment());
        Later later = new Later(options, instrumentation, boot);
        ControlServer control = begin(options, later);
        System.setProperty(SocketPath.PROPERTY, control.socket().toString());
        return new Running(options, later, control);
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
