package dev.molt.cli;

import dev.molt.appup.Purge;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.draft.ApplicationVersion;
import dev.molt.draft.Draft;
import dev.molt.draft.VersionPair;
import dev.molt.release.DiagnosticReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code molt appup OLD NEW}: drafts the upgrade file between two versions, or compares one with their difference. */
@Command(
        name = "appup",
        description = "Draft the upgrade file between two versions, or check the one that there is; no JVM is needed.",
        mixinStandardHelpOptions = true)
final class AppupCommand implements Callable<Integer> {

    private static final String INSIDE = "";

    @Mixin
    private TwoVersions versions;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to a new file instead of printing.")
    private Path written;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = INSIDE,
            description = "Check this upgrade file, or without FILE the one in NEW, instead of drafting one.")
    private String checked;

    @Option(names = "--purge", paramLabel = "WORD", description = "soft or brutal: what becomes of old code in use.")
    private String purge;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Output output = new Output(command.commandLine());
        try {
            VersionPair pair = VersionPair.of(
                    version(versions.older(), versions.from()), version(versions.newer(), versions.to()));
            return checked == null ? draft(pair, output) : check(pair, output);
        } catch (RefusedException e) {
            return output.refused(reports(e.diagnostics()), json);
        }
    }

    private ApplicationVersion version(Path path, String named) throws RefusedException {
        return versions.read(path).named(versions.application(), named);
    }

    private int draft(VersionPair pair, Output output) throws RefusedException {
        if (written != null && Files.exists(written)) {
            throw new RefusedException(Diagnostic.error(
                    "file_problem",
                    null,
                    written + " exists, and may hold what somebody decided",
                    "name another file, or compare with --check=" + written));
        }
        Draft draft = pair.draft(Optional.ofNullable(purge).map(this::purge));
        if (written != null) {
            files().write(written, draft.text());
        }
        List<String> decisions = draft.decisions();
        if (json) {
            output.json(new Drafted(
                    pair.newer().application(),
                    pair.older().version(),
                    pair.newer().version(),
                    written == null ? null : written.toString(),
                    draft.text(),
                    decisions));
        } else if (written == null) {
            draft.text().lines().forEach(output::line);
        } else {
            output.line(written + ": " + pair.newer().application() + " " + pair.older().version() + " -> "
                    + pair.newer().version() + ", " + decisions.size()
                    + (decisions.size() == 1 ? " decision is" : " decisions are") + " left to you");
        }
        return ExitCode.DONE;
    }

    private int check(VersionPair pair, Output output) throws RefusedException {
        Optional<Path> file = Optional.of(checked).filter(name -> !name.equals(INSIDE)).map(Path::of);
        List<Diagnostic> found = pair.check(file.map(files()::read));
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return output.refused(reports(found), json);
        }
        if (json) {
            output.json(new Checked(
                    pair.newer().application(), pair.older().version(), pair.newer().version(), reports(found)));
        } else {
            output.diagnostics(reports(found));
            output.line(pair.newer().application() + " " + pair.older().version() + " -> " + pair.newer().version()
                    + ": every change is named"
                    + (found.isEmpty() ? "" : ", " + found.size() + (found.size() == 1 ? " warning" : " warnings")));
        }
        return ExitCode.DONE;
    }

    private Purge purge(String word) {
        return switch (word) {
            case "soft" -> Purge.SOFT_PURGE;
            case "brutal" -> Purge.BRUTAL_PURGE;
            default -> throw new ParameterException(
                    command.commandLine(), "Invalid value for option '--purge': '" + word + "' is not soft or brutal");
        };
    }

    private TextFiles files() {
        return new TextFiles(command.commandLine());
    }

    private static List<DiagnosticReport> reports(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(DiagnosticReport::of).toList();
    }

    /** A draft for programs. */
    private record Drafted(
            String application, String from, String to, String file, String appup, List<String> decisions) {}

    /** A file without errors, for programs. */
    private record Checked(String application, String from, String to, List<DiagnosticReport> warnings) {}
}
