package dev.molt.system;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Starts the system that a {@code start.boot} describes, and stops it when the JVM ends. */
public final class SystemStart {

    private final RunningApplications applications;
    private final Consumer<String> told;
    private final AtomicBoolean ending = new AtomicBoolean();

    private SystemStart(RunningApplications applications, Consumer<String> told) {
        this.applications = applications;
        this.told = told;
    }

    /** Starts a system without the agent; called by name from the entry point. */
    public static void basic(String file, Consumer<String> told) {
        boot(new RunningApplications(ClassLoader.getSystemClassLoader()), Path.of(file), told, () -> {});
    }

    /**
     * Starts a system with the configuration that lies beside its {@code start.boot}, and comes back when it runs. From
     * then on it is stopped, in reverse, when the JVM is told to end.
     *
     * @param told takes what an operator has to know, now and later
     * @param ready is called once, when the system runs; before the last main method is called, if there is one
     * @throws IllegalStateException if it does not start; the message tells all, the cause is what the application threw
     */
    public static void boot(RunningApplications applications, Path file, Consumer<String> told, Ready ready) {
        new SystemStart(applications, told).boot(file, ready);
    }

    private void boot(Path file, Ready ready) {
        try {
            BootPlan plan = BootFile.read(text(file));
            SortedMap<String, SortedMap<String, Object>> system =
                    SystemConfiguration.read(file.toAbsolutePath().getParent(), System::getenv);
            SystemConfiguration.unused(plan, system).forEach(this::tell);
            // Before anything starts, as a main method that goes on for ever never comes back here.
            Runtime.getRuntime().addShutdownHook(new Thread(this::end, "molt-stop"));
            applications.boot(plan, SystemConfiguration.of(plan, system), this::tell, ready);
        } catch (RefusedException e) {
            if (!ending.get()) {
                throw new IllegalStateException(e.getMessage() + "\n" + notStarted(file, e), e.getCause());
            }
        } catch (IOException e) {
            throw new IllegalStateException("error: " + file + " or the configuration beside it cannot be read: " + e
                    + "\n  cure: make them readable\nnot started: " + file + ", 1 error");
        }
    }

    private static Source text(Path file) throws RefusedException, IOException {
        try {
            return new Source(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new RefusedException(Diagnostic.error(
                    "not_found",
                    null,
                    "there is no " + file,
                    "start in the directory of the target system, and name a release that is unpacked there"));
        }
    }

    private static String notStarted(Path file, RefusedException refused) {
        long errors = refused.diagnostics().stream().filter(Diagnostic::isError).count();
        return "not started: " + file + ", " + errors + (errors == 1 ? " error" : " errors");
    }

    private void end() {
        ending.set(true);
        applications.shutDown().forEach(this::tell);
    }

    private void tell(Diagnostic diagnostic) {
        told.accept(diagnostic.render());
    }
}
