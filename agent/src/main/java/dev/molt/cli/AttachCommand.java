package dev.molt.cli;

import dev.molt.diag.Diagnostic;
import dev.molt.release.DiagnosticReport;
import dev.molt.release.Version;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molt attach PID}: starts Molt inside a running JVM. */
@Command(
        name = "attach",
        description = "Start Molt inside a running JVM; does nothing if it is there already.",
        mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--options",
            paramLabel = "key=value,…",
            description = "The agent's options, as behind -javaagent:molt.jar=.")
    private String options = "";

    @Override
    public Integer call() throws UnreachableException {
        String outcome = attach();
        String[] words = outcome.split(" ", 3);
        if (!words[0].equals("ok")) {
            String reason = outcome.replaceFirst("^failed ", "");
            return answer(ExitCode.FAILED, Map.of("failed", reason), "failed: " + reason);
        }
        if (!words[1].equals(Version.current())) {
            return target.refused(List.of(DiagnosticReport.of(Diagnostic.error(
                    "other_molt",
                    null,
                    "Molt " + words[1] + " is in process " + target.pid() + ", and this is Molt " + Version.current(),
                    "use molt.jar " + words[1] + ", or restart the JVM"))));
        }
        return answer(
                ExitCode.DONE,
                Map.of("molt", words[1], "pid", target.pid(), "socket", words[2]),
                "Molt " + words[1] + " is in process " + target.pid());
    }

    private int answer(int exitCode, Map<String, Object> json, String text) {
        if (target.json()) {
            target.output().json(json);
        } else if (exitCode == ExitCode.DONE) {
            target.output().line(text);
        } else {
            target.output().error(text);
        }
        return exitCode;
    }

    private String attach() throws UnreachableException {
        new JvmProcess(target.pid()).check();
        try {
            return Attachment.attach(target.pid(), options);
        } catch (IOException e) {
            throw new UnreachableException(e.getMessage());
        }
    }
}
