package dev.molt.it;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.molt.cli.CommandLineHere;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line, pointed at one JVM. */
record Molt(long pid) {

    static Molt of(TargetJvm jvm) {
        return new Molt(jvm.pid());
    }

    static Path jar() {
        return Path.of(System.getProperty("molt.jar"));
    }

    Outcome upgrade(Path code, String... options) {
        return run(with(List.of("upgrade-app", "" + pid, "--new", "" + code), options));
    }

    Outcome downgrade(String... options) {
        return run(with(List.of("downgrade-app", "" + pid), options));
    }

    Outcome plan(Path code, String... options) {
        return run(with(List.of("plan", "" + pid, "--new", "" + code), options));
    }

    /** The plan of the way back. */
    Outcome planBack(String... options) {
        return run(with(List.of("plan", "" + pid, "--down"), options));
    }

    JsonObject status() {
        return json("status").getAsJsonObject();
    }

    /** What people read of it. */
    String statusText() {
        return run(List.of("status", "" + pid)).out();
    }

    /** One text a step, {@code UPGRADE STEP OUTCOME}, oldest first. */
    List<String> history() {
        List<String> steps = new ArrayList<>();
        for (JsonElement element : json("history").getAsJsonArray()) {
            JsonObject entry = element.getAsJsonObject();
            steps.add(entry.get("upgrade") + " " + entry.get("step").getAsString() + " "
                    + entry.get("outcome").getAsString());
        }
        return steps;
    }

    private JsonElement json(String command) {
        Outcome outcome = run(List.of(command, "" + pid, "--json"));
        if (!outcome.done()) {
            throw new AssertionError(outcome);
        }
        return JsonParser.parseString(outcome.out());
    }

    private static List<String> with(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all;
    }

    private static Outcome run(List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CommandLineHere.run(out, err, arguments.toArray(String[]::new));
        return new Outcome(exit, out.toString(), err.toString().strip());
    }

    /** Brings Molt into a JVM, as an operator does. */
    static Outcome attach(Jdk jdk, long pid, String... options) {
        return ended(process(jdk, jar(), with(List.of("attach", "" + pid), options)));
    }

    /** Starts the real program. */
    static Process process(Jdk jdk, Path moltJar, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                jdk.program("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", moltJar.toString()));
        command.addAll(arguments);
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the real program; what it prints fits into a pipe. */
    static Outcome ended(Process process) {
        try {
            if (!process.waitFor(TargetJvm.SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("molt does not end");
            }
            return new Outcome(
                    process.exitValue(),
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
