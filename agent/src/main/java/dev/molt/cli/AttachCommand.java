package dev.molt.cli;

import dev.molt.release.Version;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Mixin
    private TargetOptions target;

    @Option(
            names = "--options",
            paramLabel = "key=value,…",
            description = "The agent's options, as behind -javaagent:molt.jar=.")
    private String options = "";

    @Override
    public Integer call() throws UnreachableException, IOException, URISyntaxException {
        String outcome = attach();
        String[] words = outcome.split(" ", 3);
        if (!words[0].equals("ok")) {
            return answer(ExitCode.FAILED, Map.of("failed", outcome), "failed: " + outcome.replaceFirst("^failed ", ""));
        }
        if (!words[1].equals(Version.current())) {
            String mismatch = "Molt " + words[1] + " is in process " + target.pid() + ", and this is Molt "
                    + Version.current() + "; drive it with molt.jar " + words[1] + ", or restart the JVM";
            return answer(ExitCode.REFUSED, Map.of("refused", mismatch), mismatch);
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
    private String attach() throws UnreachableException, IOException, URISyntaxException {
        Path directory = Files.createTempDirectory("molt-attach");
        Path outcome = directory.resolve("outcome");
        try {
            ByteBuddyAgent.attach(moltJar(), String.valueOf(target.pid()), outcome + ";" + options);
            return Files.exists(outcome) ? Files.readString(outcome) : "failed the agent left no word";
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

    private static File moltJar() throws URISyntaxException {
        return new File(AttachCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
