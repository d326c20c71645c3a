package dev.molt.cli;

import dev.molt.appup.Relup;
import dev.molt.appup.RelupText;
import dev.molt.appup.ReleaseReader;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Severity;
import dev.molt.draft.Libraries;
import dev.molt.draft.LoadedRelease;
import dev.molt.draft.RelupDraft;
import dev.molt.relup.Script;
import dev.molt.release.DiagnosticReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code molt relup --release RELEASE}: the scripts of a whole release. */
final class ReleaseRelup {

    private final ReleaseOptions options;
    private final TextFiles files;
    private final Output output;

    ReleaseRelup(ReleaseOptions options, TextFiles files, Output output) {
        this.options = options;
        this.files = files;
        this.output = output;
    }

    int run(boolean json) throws RefusedException {
        Libraries libraries = new Libraries(options.libraries());
        LoadedRelease newer = load(options.release(), libraries);
        RelupDraft.Written written = RelupDraft.write(
                newer, load(options.from(), libraries), load(options.to(), libraries), options.restartEmulator());
        List<Diagnostic> warnings = written.warnings();
        if (options.warningsAsErrors() && !warnings.isEmpty()) {
            throw new RefusedException(warnings.stream().map(ReleaseRelup::error).toList());
        }
        String text = RelupText.of(written.relup());
        if (options.output() != null) {
            files.write(options.output(), text);
        }
        List<DiagnosticReport> reports = warnings.stream().map(DiagnosticReport::of).toList();
        if (json) {
            output.json(forPrograms(written.relup(), reports));
        } else {
            output.diagnostics(reports);
            text.lines().forEach(output::line);
        }
        return ExitCode.DONE;
    }

    private LoadedRelease load(Path release, Libraries libraries) throws RefusedException {
        return LoadedRelease.load(ReleaseReader.read(files.read(release)), libraries);
    }

    private List<LoadedRelease> load(List<Path> releases, Libraries libraries) throws RefusedException {
        List<LoadedRelease> loaded = new ArrayList<>();
        for (Path release : releases) {
            loaded.add(load(release, libraries));
        }
        return loaded;
    }

    private static Diagnostic error(Diagnostic warning) {
        return new Diagnostic(
                Severity.ERROR, warning.code(), warning.position(), warning.message(), warning.cure());
    }

    private Released forPrograms(Relup relup, List<DiagnosticReport> warnings) {
        String file = options.output() == null ? null : options.output().toString();
        return new Released(
                relup.release().value(),
                relup.version().value(),
                file,
                relup.up().stream().map(ReleaseRelup::step).toList(),
                relup.down().stream().map(ReleaseRelup::step).toList(),
                warnings);
    }

    private static Step step(Relup.Entry entry) {
        return new Step(entry.version().value(), entry.description(), new Script(entry.instructions()).lines());
    }

    /** A relup file for programs. */
    private record Released(
            String release,
            String version,
            String file,
            List<Step> up,
            List<Step> down,
            List<DiagnosticReport> warnings) {}

    /** One script of it. */
    private record Step(String version, String description, List<String> script) {}
}
