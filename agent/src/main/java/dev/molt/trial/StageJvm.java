package dev.molt.trial;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A throw-away JVM that does what it is asked, one thing after the other. */
final class StageJvm implements AutoCloseable {

    private static final int SHOWN = 20;

    private final String name;
    private final Path log;
    private final Process process;
    private final PrintStream asked;
    private final BufferedReader answers;

    /**
     * Starts it.
     *
     * @param name what it is called in messages, and its files are
     * @param directory where it works
     * @param command the program {@code java} and its arguments
     */
    StageJvm(String name, Path directory, List<String> command, long seconds) throws IOException {
        this.name = name;
        this.log = directory.resolveSibling(name + ".log");
        this.process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(Redirect.to(log.toFile()))
                .start();
        this.asked = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        process.onExit().orTimeout(seconds, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
    }

    /** The arguments behind the JVM's options: the program, and the class path of the library. */
    static List<String> program(Path stage, List<Path> classPath) {
        List<Path> all = new ArrayList<>(classPath);
        all.add(stage);
        String path = all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // The tests' resources are where some tests ask the system class loader for them.
        return List.of("-cp", stage + File.pathSeparator + Resources.FOLDER, StageFiles.PROGRAM, path);
    }

    long pid() {
        return process.pid();
    }

    /**
     * Has it do something.
     *
     * @return what it answers
     * @throws TrialException if it cannot, or has ended
     */
    String ask(Object... words) throws TrialException, IOException {
        asked.println(List.of(words).stream().map(String::valueOf).collect(Collectors.joining("\t")));
        String answer = answers.readLine();
        if (answer == null) {
            throw ended();
        }
        if (answer.startsWith("ok ")) {
            return answer.substring("ok ".length());
        }
        throw new TrialException("the JVM " + name + " cannot " + words[0] + ": " + answer.replaceFirst("^failed ", ""));
    }

    /** That it has ended, and the end of what it printed. */
    TrialException ended() throws IOException {
        try {
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> printed = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
        String end = String.join("\n  ", printed.subList(Math.max(0, printed.size() - SHOWN), printed.size()));
        return new TrialException("the JVM " + name + " ended"
                + (process.isAlive() ? "" : " with " + process.exitValue()) + "; it printed last:\n  " + end);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
