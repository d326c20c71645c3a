package dev.molt.cli;

import dev.molt.diag.Diagnostic;
import dev.molt.release.DiagnosticReport;
import dev.molt.release.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.bytebuddy.agent.ByteBuddyAgent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molt attach PID}: starts Molt inside a running JVM. */
@Command(
        name = "attach",
        description = "Start Molt inside a running JVM; does nothing if it is there already.",
        mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {

    private static final String NO_WORD = "failed the agent could not tell how it went: run molt as the JVM's owner, and"
            + " where it runs; its standard error has the outcome";

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--options",
            paramLabel = "key=value,…",
            description = "The agent's options, as behind -javaagent:molt.jar=.")
    private String options = "";

    @Override
    public Integer call() throws UnreachableException, IOException {
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

    /** The attach API tells nothing of what happens inside: the agent writes it to a file. */
    private String attach() throws UnreachableException, IOException {
        new JvmProcess(target.pid()).check();
        Path directory = Files.createTempDirectory("molt-attach");
        Path outcome = directory.resolve("outcome");
        try {
            ByteBuddyAgent.attach(MoltJar.path().toFile(), String.valueOf(target.pid()), outcome + ";" + options);
            return Files.exists(outcome) ? Files.readString(outcome) : NO_WORD;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new UnreachableException("process " + target.pid() + " cannot be attached to: " + reason(e));
        } finally {
            Files.deleteIfExists(outcome);
            Files.deleteIfExists(directory);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
