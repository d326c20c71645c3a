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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code molt relup FILE}: the low-level scripts of an upgrade file, without any JVM. */
@Command(
        name = "relup",
        description = "Translate an upgrade file to the low-level script that would be evaluated; no JVM is needed.",
        mixinStandardHelpOptions = true)
final class RelupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The upgrade file.")
    private Path file;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Output output = new Output(command.commandLine());
        try {
            print(scripts(AppupReader.read(new TextFiles(command.commandLine()).read(file))), output);
            return ExitCode.DONE;
        } catch (RefusedException e) {
            return output.refused(e.diagnostics().stream().map(DiagnosticReport::of).toList(), json);
        }
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
