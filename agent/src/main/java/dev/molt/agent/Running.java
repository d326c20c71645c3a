package dev.molt.agent;

import dev.molt.control.ControlServer;
import dev.molt.release.Version;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The agent at work. It answers {@code status} with {@code VERSION SOCKET}, and {@code boot FILE} by starting that system, whose
 * messages the consumer takes.
 *
 * @param options what it was started with
 * @param later what changes need
 * @param control who listens
 */
record Running(Options options, Later later, ControlServer control) implements BiFunction<String, Consumer<String>, String> {

    /** What a request to start a system begins with; all others ask for the status. */
    private static final String BOOT = "boot ";

    @Override
    public String apply(String request, Consumer<String> told) {
        if (request.startsWith(BOOT)) {
            new SystemBoot(options.root(), later, later.tools()).boot(Path.of(request.substring(BOOT.length())), told);
        }
        return Version.current() + " " + control.socket();
    }
}
