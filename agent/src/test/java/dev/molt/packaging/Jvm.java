package dev.molt.packaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run to its end, and what it left: exit code and both outputs. */
record Jvm(int exit, String out, String err) {

    private static final long SECONDS = 120;

    /** The jar that is tested. */
    static Path moltJar() {
        return Path.of(System.getProperty("molt.jar")).toAbsolutePath();
    }

    /** The option that starts the agent, with its own options behind. */
    static String agent(String options) {
        return "-javaagent:" + moltJar() + (options.isEmpty() ? "" : "=" + options);
    }

    /** Runs one of the target programs below. */
    static Jvm run(Jdk jdk, List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(jdk.program("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", testClasses(), main.getName()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs the command line of the jar. */
    static Jvm molt(Jdk jdk, String... arguments) {
        return molt(jdk, List.of(), arguments);
    }

    /** Runs the command line of the jar in a JVM with options. */
    static Jvm molt(Jdk jdk, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(jdk.program("java"));
        command.addAll(options);
        command.addAll(List.of("-jar", moltJar().toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Runs a command. */
    static Jvm run(List<String> command) {
        try {
            Path out = Files.createTempFile("out", ".txt");
            Path err = Files.createTempFile("err", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            Jvm jvm = new Jvm(ended ? process.exitValue() : -1, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            if (!ended) {
                throw new AssertionError(command + " does not end: " + jvm);
            }
            return jvm;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a JVM that waits until its input is closed; returns when it runs its main method. */
    static Process waiting(Jdk jdk, String... options) {
        List<String> command = new ArrayList<>();
        command.add(jdk.program("java"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", testClasses(), WaitingProgram.class.getName()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader out = process.inputReader();
            if (!"waiting".equals(out.readLine())) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not start");
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where this test's own classes are; nothing else is on a target's class path. */
    static String testClasses() {
        return Path.of("target/test-classes").toAbsolutePath().toString();
    }
}
