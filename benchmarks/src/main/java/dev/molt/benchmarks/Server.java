package dev.molt.benchmarks;

import dev.molt.appup.Direction;
import dev.molt.control.ControlClient;
import dev.molt.control.ControlRequest;
import dev.molt.control.ControlResponse;
import dev.molt.control.SocketPath;
import dev.molt.release.ChangeRequest;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that runs the workload, asked over its standard input. */
final class Server implements Closeable {

    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;
    private final ControlClient client;

    private Server(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.client = new ControlClient(SocketPath.of(SocketPath.directory(), process.pid()));
    }

    /** Starts it, and waits until its loop runs. */
    static Server start(Path java, List<String> options, Path... jars) throws IOException {
        Server server = new Server(new ProcessBuilder(command(java, options, jars)).redirectErrorStream(true).start());
        String line = server.out.readLine();
        while (line != null && !line.equals("ready")) {
            line = server.out.readLine();
        }
        return server;
    }

    /** Runs the application's start alone, and gives the milliseconds that the process took. */
    static double startup(Path java, List<String> options, Path jar) throws IOException, InterruptedException {
        List<String> command = command(java, options, jar);
        command.add("once");
        long begin = System.nanoTime();
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        return (System.nanoTime() - begin) / 1e6;
    }

    /**
     * Upgrades what runs, and waits until that is done.
     *
     * @param code the version's jar; null for a downgrade
     */
    void change(Path code) throws IOException {
        Direction direction = code == null ? Direction.DOWN : Direction.UP;
        ControlResponse response = client.ask(new ControlRequest(
                "change",
                new ChangeRequest(direction, code == null ? null : code.toString(), null, null, null, null, null)));
        if (!response.outcome().equals(ControlResponse.OK)) {
            throw new IOException("the upgrade was not done: " + response);
        }
    }

    /** Sends a command and gives the answer. */
    String ask(String command) throws IOException {
        in.println(command);
        return out.readLine();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> command(Path java, List<String> options, Path... jars) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", Stream.of(jars).map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "load.Main"));
        return command;
    }
}
