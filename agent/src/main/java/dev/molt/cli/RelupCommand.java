package dev.molt.cli;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.appup.Direction;
import dev.molt.appup.StartType;
import dev.molt.diag.RefusedException;
import dev.molt.release.DiagnosticReport;
import dev.molt.relup.ApplicationModules;
import dev.molt.relup.Applications;
import dev.molt.relup.NamedModules;
import dev.molt.relup.Script;
import dev.molt.relup.TranslationUnit;
import dev.molt.relup.Translator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code molt relup}: the low-level scripts of an upgrade file or of a release, without any JVM. */
@Command(
        name = "relup",
        description = "Translate an upgrade file, or those of a release's applications, to the low-level scripts that"
                + " would be evaluated; no JVM is needed.",
        mixinStandardHelpOptions = true)
final class RelupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The upgrade file, if not --release.")
    private Path file;

    @Mixin
    private ReleaseOptions release;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Output output = new Output(command.commandLine());
        TextFiles files = new TextFiles(command.commandLine());
        try {
            if (file == null) {
                required(release.first() == null
                        ? "parameter: 'FILE', or option '--release=RELEASE'"
                        : release.missing());
                return new ReleaseRelup(release, files, output).run(json);
            }
            if (release.first() != null) {
                throw wrong("'" + release.first() + "' is about releases, and cannot stand beside " + file);
            }
            print(scripts(AppupReader.read(files.read(file))), output);
            return ExitCode.DONE;
        } catch (RefusedException e) {
            return output.refused(e.diagnostics().stream().map(DiagnosticReport::of).toList(), json);
        }
    }

    private void required(String missing) {
        if (missing != null) {
            throw wrong("Missing required " + missing);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private void print(List<Translated> scripts, Output output) {
        if (json) {
            output.json(scripts);
            return;
        }
        for (Translated script : scripts) {
            output.line("# " + script.application() + ", " + script.direction()
                    + (script.direction().equals("up") ? " from " : " to ") + script.version());
            script.script().forEach(output::line);
        }
    }

    private static List<Translated> scripts(Appup appup) throws RefusedException {
        List<Translated> scripts = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            for (Appup.Entry entry : direction == Direction.UP ? appup.up() : appup.down()) {
                String application = appup.application().value();
                // Without a jar to look into, the modules are those that the file names.
                ApplicationModules universe = new ApplicationModules(
                        application,
                        appup.version().value(),
                        List.copyOf(NamedModules.in(entry.instructions())),
                        StartType.PERMANENT);
                Script script = new Translator(new Applications(List.of(universe), List.of(universe)))
                        .translate(
                                List.of(new TranslationUnit(application, entry.instructions())),
                                direction,
                                appup.windows());
                scripts.add(new Translated(
                        application, direction.toString(), entry.version().toString(), script.lines()));
            }
        }
        return scripts;
    }

    /** One entry's script. */
    private record Translated(String application, String direction, String version, List<String> script) {}
}
