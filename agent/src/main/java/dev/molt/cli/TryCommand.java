package dev.molt.cli;

import dev.molt.appup.Direction;
import dev.molt.diag.RefusedException;
import dev.molt.draft.ApplicationVersion;
import dev.molt.release.ChangeRequest;
import dev.molt.release.DiagnosticReport;
import dev.molt.trial.Trial;
import dev.molt.trial.TrialException;
import dev.molt.trial.TrialReport;
import dev.molt.trial.TrialRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code molt try OLD NEW}: whether an upgrade applies live, in a JVM to throw away. */
@Command(
        name = "try",
        description = "Whether an upgrade applies live, tried out in a JVM to throw away.",
        mixinStandardHelpOptions = true)
final class TryCommand implements Callable<Integer> {

    @Mixin
    private TwoVersions versions;

    @Mixin
    private TryOptions options;

    @Option(
            names = "--appup",
            paramLabel = "FILE",
            description = "The upgrade file; else the one in NEW; else one generated from the difference.")
    private Path appup;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, UnreachableException {
        Output output = new Output(command.commandLine());
        options.check(new TryFiles(command.commandLine()));
        try (Work work = options.work()) {
            ChangeRequest change = change();
            TrialRequest request =
                    new TrialRequest(whole(versions.older()), change, options.classPath(), options.tests(), options.surroundings(work));
            TrialReport report = new Trial(request, Attachment::attach).run();
            return new TrialText(output).print(report, json);
        } catch (RefusedException e) {
            return output.refused(e.diagnostics().stream().map(DiagnosticReport::of).toList(), json);
        } catch (TrialException e) {
            throw new UnreachableException(e.getMessage());
        }
    }

    /** Versions that nothing tells are of no account here, so that they need not be given. */
    private ChangeRequest change() throws RefusedException {
        ApplicationVersion old = version(versions.older());
        ApplicationVersion next = version(versions.newer());
        String application = versions.application();
        String from = versions.from();
        String to = versions.to();
        return new ChangeRequest(
                Direction.UP,
                whole(versions.newer()).toString(),
                appup == null ? null : whole(appup).toString(),
                application == null ? old.application() : application,
                from == null && old.version().isEmpty() ? "old" : from,
                to == null && next.version().isEmpty() ? "new" : to,
                null);
    }

    private ApplicationVersion version(Path path) throws RefusedException {
        ApplicationVersion version = versions.read(path);
        if (version.hasNoClasses()) {
            throw new ParameterException(command.commandLine(), "there are no classes in " + path);
        }
        return version;
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
