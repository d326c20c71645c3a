package dev.molt.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A second JVM that runs a fixture; asked line by line, and ended when closed. */
final class TargetJvm implements AutoCloseable {

    /** How long anything in it may take. */
    static final long SECONDS = 60;

    private final Process process;
    private final BlockingQueue<String> answers;
    private final BlockingQueue<String> complaints;

    private TargetJvm(Process process) {
        this.process = process;
        this.answers = lines(process.getInputStream());
        this.complaints = lines(process.getErrorStream());
    }

    /** Starts a fixture's code with Molt in it. */
    static TargetJvm start(Start start, Path code, String... options) {
        List<String> all = new ArrayList<>(start.attached() ? List.of() : List.of("-javaagent:" + Molt.jar()));
        all.addAll(List.of(options));
        TargetJvm jvm = startPlain(start.jdk(), code.toString(), all);
        if (start.attached()) {
            Outcome outcome = Molt.attach(start.jdk(), jvm.pid());
            if (outcome.exit() != 0) {
                throw new AssertionError(outcome);
            }
        }
        return jvm;
    }

    /** Starts a class path with these options and nothing else. */
    static TargetJvm startPlain(Jdk jdk, String classPath, List<String> options) {
        List<String> command = new ArrayList<>(List.of(jdk.program("java"), "-Xmx128m", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, "app.Main"));
        try {
            TargetJvm jvm = new TargetJvm(new ProcessBuilder(command).start());
            String ready = jvm.answer();
            if (!ready.equals("ready")) {
                jvm.close();
                throw new AssertionError(command + " said " + ready);
            }
            return jvm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs any program, whose lines are asked for one by one. */
    static TargetJvm start(ProcessBuilder program) {
        try {
            return new TargetJvm(program.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line on its standard output; {@code (end)} behind the last. */
    String line() {
        return answer();
    }

    /** Asks it to end, as {@code kill} and service managers do. */
    void terminate() {
        // Process.destroy would close its output, too, of which the last lines are wanted.
        process.toHandle().destroy();
    }

    /** The exit code of a program that ends. */
    int exit() {
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end; on standard error: " + complaints);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The answer to a command. */
    String ask(String command) {
        try {
            process.outputWriter(StandardCharsets.UTF_8).write(command + "\n");
            process.outputWriter(StandardCharsets.UTF_8).flush();
        } catch (IOException e) {
            throw new UncheckedIOException("asked for " + command + "; it ended with " + exit() + "; answers " + answers
                    + "; on standard error: " + complaints, e);
        }
        return answer();
    }

    /** The next line on its standard error. */
    String complaint() {
        return next(complaints);
    }

    private String answer() {
        return next(answers);
    }

    private String next(BlockingQueue<String> lines) {
        try {
            String line = lines.poll(SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("no word for " + SECONDS + " s; on standard error: " + complaints);
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static BlockingQueue<String> lines(InputStream stream) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("(" + e + ")");
            }
            lines.add("(end)");
        });
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
