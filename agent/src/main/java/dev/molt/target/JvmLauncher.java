package dev.molt.target;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.AtomicFile;
import dev.molt.registry.ReleaseFolder;
import dev.molt.registry.Root;
import dev.molt.registry.StartPointer;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts a release of a root in a JVM with the agent.
 *
 * @param root where
 * @param java the home of the JDK for releases that name none
 * @param heart the process that will watch it
 */
record JvmLauncher(Root root, Path java, long heart) implements Launcher {

    private static final File NOTHING = new File("/dev/null");
    /** Bytes that the path of a Unix domain socket may have, on Linux. */
    private static final int SOCKET_PATH = 107;

    private static final String LONGEST_NAME = "4194304.sock";

    private static final Pattern MOLT = Pattern.compile("lib/molt-[^/]+/molt\\.jar");

    @Override
    public Process launch(StartPointer pointer) throws IOException, RefusedException {
        return new ProcessBuilder(command(pointer))
                .directory(root.path().toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(NOTHING))
                .start();
    }

    /** Paths are relative to the root, which may move, but for those that other processes ask for. */
    List<String> command(StartPointer pointer) throws IOException, RefusedException {
        ReleaseFolder release = root.release(pointer.release());
        Path molt = root.library("molt", pointer.molt()).resolve("molt.jar");
        require(release.startArguments(), "unpack the release again");
        require(release.startBoot(), "unpack the release again");
        require(molt, "put Molt " + pointer.molt() + " there");
        List<String> command = new ArrayList<>();
        command.add(program(pointer).toString());
        command.add("@" + root.relative(arguments(release.startArguments(), pointer.molt())));
        command.add("-javaagent:" + root.relative(molt) + "=" + options());
        command.add("-Dmolt.heart=" + heart);
        command.add("dev.molt.launch.Start");
        command.add(root.relative(release.startBoot()));
        return command;
    }

    /** Those of the release; with another Molt than the release names where the start pointer says so. */
    private Path arguments(Path ofRelease, String molt) throws IOException {
        String text = Files.readString(ofRelease);
        String other = MOLT.matcher(text).replaceAll(Matcher.quoteReplacement("lib/molt-" + molt + "/molt.jar"));
        if (other.equals(text)) {
            return ofRelease;
        }
        Path hybrid = root.run().resolve("start.args");
        new AtomicFile(hybrid).write(other);
        return hybrid;
    }

    private Path program(StartPointer pointer) throws RefusedException {
        Path home = pointer.java().map(root::jdk).orElse(java);
        Path program = home.resolve("bin").resolve("java");
        if (!Files.isExecutable(program)) {
            throw new RefusedException(Diagnostic.error(
                    "no_jdk",
                    null,
                    "release " + pointer.release() + " runs on Java " + pointer.java().map(String::valueOf).orElse("")
                            + ", and there is no " + program,
                    pointer.java().map(n -> "link a JDK: bin/molt target jdk HOME").orElse("set JAVA_HOME")));
        }
        return program;
    }

    private String options() throws RefusedException {
        if (root.path().toString().contains(",")) {
            throw new RefusedException(Diagnostic.error(
                    "bad_path", null, root + " has a comma, which divides the agent's options", "move it elsewhere"));
        }
        int length = root.run().resolve(LONGEST_NAME).toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > SOCKET_PATH) {
            throw new RefusedException(Diagnostic.error(
                    "bad_path",
                    null,
                    root + " is longer than the path of a control socket in it may be, by " + (length - SOCKET_PATH) + " bytes",
                    "move it elsewhere"));
        }
        return "root=" + root.path() + ",control=" + root.run();
    }

    private static void require(Path file, String cure) throws RefusedException {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(Diagnostic.error("no_such_file", null, "there is no " + file, cure));
        }
    }
}
