package walkthrough;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The game in a JVM of its own, at version 1.0.0. */
final class GameServer implements AutoCloseable {

    private static final String LISTENS = "sockserv listens on 127.0.0.1:";
    private static final int DEADLINE_SECONDS = 60;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final List<String> exceptions = new CopyOnWriteArrayList<>();

    private GameServer(Process process) {
        this.process = process;
    }

    /**
     * Starts it and waits until it takes connections.
     *
     * @param tick how long each thing that players do takes, in milliseconds
     */
    static GameServer start(Options options, int tick) throws Exception {
        List<String> command = command(options, tick);
        Command.announce(command);
        GameServer server = new GameServer(new ProcessBuilder(command)
                .directory(Checkout.ROOT.toFile())
                .redirectErrorStream(true)
                .start());
        // Whoever ends the walkthrough early does not want to look for the server.
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroy));
        Thread reader = new Thread(server::read, "server output");
        reader.setDaemon(true);
        reader.start();
        try {
            server.port.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            server.close();
            throw e;
        }
        return server;
    }

    int port() {
        return port.join();
    }

    long pid() {
        return process.pid();
    }

    /** What it printed of exceptions: threads of the game end by them. */
    List<String> exceptions() {
        return exceptions;
    }

    /** What tells this process from any other that may get its number. */
    String identity() throws Unmet {
        Unmet.unless(process.isAlive(), "the server has ended");
        ProcessHandle now = ProcessHandle.of(process.pid()).orElseThrow();
        return "process " + now.pid() + " started at "
                + now.info().startInstant().orElseThrow(() -> new IllegalStateException("no start time"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(Options options, int tick) {
        List<String> command = new ArrayList<>(List.of(options.program("java")));
        if (!options.attach()) {
            command.add("-javaagent:" + Checkout.molt());
        }
        if (!options.without().isEmpty()) {
            command.add("-Dmolt.test.without=" + options.without());
        }
        command.add("-Dquest.tick=" + tick);
        command.add("-Dquest.seed=1");
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                Checkout.jar("regis", "1.0.0"),
                Checkout.jar("processquest", "1.0.0"),
                Checkout.jar("sockserv", "1.0.0")));
        command.add("sockserv.Main");
        command.add("0");
        return command;
    }

    /** Shows all it prints, to its end: a full pipe would stop it. */
    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("server| " + line);
                if (line.startsWith("Exception in thread")) {
                    exceptions.add(line);
                }
                if (line.startsWith(LISTENS)) {
                    port.complete(Integer.valueOf(line.substring(LISTENS.length())));
                }
            }
            port.completeExceptionally(new IOException("the server ended before it listened"));
        } catch (IOException e) {
            port.completeExceptionally(new UncheckedIOException(e));
        }
    }
}
