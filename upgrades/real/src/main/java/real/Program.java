package real;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server's program in a JVM of its own, which ends with its standard input. */
final class Program implements AutoCloseable {

    private static final String LISTENS = "listens ";
    private static final int SECONDS = 60;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final List<String> printed = new CopyOnWriteArrayList<>();

    private Program(Process process) {
        this.process = process;
    }

    /** Starts it with Molt, and waits until it takes connections. */
    static Program start(Releases releases, Path jdk) throws Exception {
        String classPath = Stream.concat(releases.classPath().stream(), Stream.of(Checkout.programs()))
                .map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(jdk.resolve("bin/java").toString(), "-javaagent:" + Checkout.MOLT, "-Xmx512m",
                "-cp", classPath, releases.program().getName()).redirectErrorStream(true).start();
        Program program = new Program(process);
        Thread reader = new Thread(program::read, "server output");
        reader.setDaemon(true);
        reader.start();
        try {
            program.port.get(SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            program.close();
            throw new IOException("it did not start: " + program.printed, e);
        }
        return program;
    }

    int port() {
        return port.join();
    }

    long pid() {
        return process.pid();
    }

    /** All that it printed. */
    List<String> printed() {
        return List.copyOf(printed);
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.startsWith(LISTENS)) {
                    port.complete(Integer.valueOf(line.substring(LISTENS.length())));
                }
            }
        } catch (IOException e) {
            printed.add(e.toString());
        }
        port.completeExceptionally(new IOException("the server ended"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
