package dev.molt.it;

import dev.molt.cli.CommandLineHere;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A target system of two small applications, made by {@code molt} and run by its own scripts. Whenever it starts, it calls
 * and says which version of {@code pea} starts in which process.
 */
final class InstalledSystem implements AutoCloseable {

    private static final Path WORK = Path.of(System.getProperty("molt.it.work"));

    private static final String REGIS = "class Regis { static void start() { System.out.println(\"regis starts\"); } }";

    private static final String PEA =
            """
            class Pea {
                static void start(Map<String, Object> configuration) throws Exception {
                    System.out.println("pea VERSION starts");
                    if (configuration.containsKey("broken")) throw new IllegalStateException("no peas");
                    int port = ((Number) configuration.get("port")).intValue();
                    try (var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
                        String said = "pea VERSION " + ProcessHandle.current().pid() + "\\n";
                        socket.getOutputStream().write(said.getBytes("UTF-8"));
                    }
                }
            }
            """;

    private final Jdk jdk;
    private final Path folder;
    private final ServerSocket calls;
    private Path root;

    private InstalledSystem(Jdk jdk, Path folder, ServerSocket calls) {
        this.jdk = jdk;
        this.folder = folder;
        this.calls = calls;
        this.root = folder.resolve("root");
    }

    /** A folder with the jars of both applications; nothing is installed yet. */
    static InstalledSystem built(Jdk jdk) throws IOException {
        Files.createDirectories(WORK);
        ServerSocket calls = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        calls.setSoTimeout((int) (TargetJvm.SECONDS * 1000));
        InstalledSystem system = new InstalledSystem(jdk, Files.createTempDirectory(WORK, "sys"), calls);
        system.jar("regis", "1.0", "start: app.Regis.start\n", REGIS);
        for (String version : List.of("1.0", "2.0")) {
            String more = "applications: [regis]\nstart: app.Pea.start\nenv: {port: " + calls.getLocalPort() + "}\n";
            system.jar("pea", version, more, PEA.replace("VERSION", version));
        }
        return system;
    }

    private void jar(String name, String version, String more, String source) {
        Map<String, byte[]> files = new TreeMap<>();
        Compiler.compile(List.of(source))
                .forEach((type, bytes) -> files.put(type.replace('.', '/') + ".class", bytes));
        new Release(files)
                .with(Fixture.DESCRIPTOR, "application: " + name + "\nversion: '" + version + "'\n" + more)
                .jar(folder.resolve("lib/" + name + "-" + version + ".jar"));
    }

    /** Writes a file where the releases are built. */
    Path write(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }

    /** The release.yaml of a release with a version of {@code pea}. */
    Path release(String version, String pea) throws IOException {
        return write(
                version + ".yaml",
                "release: mysystem\nversion: " + version + "\njava_options: [-Xmx64m, \"-XX:+UseSerialGC\"]\n"
                        + "applications:\n  - {application: pea, version: \"" + pea + "\"}\n"
                        + "  - {application: regis, version: \"1.0\"}\n");
    }

    /** Makes the system of release FIRST. */
    InstalledSystem created(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("target", "create", "" + release("FIRST", "1.0")));
        arguments.addAll(List.of("--lib", "" + lib(), "--molt", "" + Molt.jar(), "--output", "" + root));
        arguments.addAll(List.of(more));
        Outcome outcome = molt(arguments.toArray(String[]::new));
        if (!outcome.done()) {
            throw new AssertionError(outcome);
        }
        return this;
    }

    Path root() {
        return root;
    }

    Path lib() {
        return folder.resolve("lib");
    }

    Path folder() {
        return folder;
    }

    /** A command of {@code molt}. */
    static Outcome molt(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = CommandLineHere.run(out, err, arguments);
        return new Outcome(exit, out.toString(), err.toString().strip());
    }

    /** Runs one of its scripts to its end. */
    Outcome script(String name, String... arguments) {
        return Molt.ended(process(program(root.resolve("bin").resolve(name), arguments)));
    }

    /** Runs one of its scripts under another name and in a locale that has no letters but those of ASCII. */
    Outcome elsewhere(Path link, String... arguments) {
        ProcessBuilder program = program(link, arguments).directory(new java.io.File("/"));
        program.environment().put("LC_ALL", "C");
        return Molt.ended(process(program));
    }

    /** Starts it, to be ended when that is closed. */
    TargetJvm start(String mode) {
        return TargetJvm.start(program(root.resolve("bin/start"), mode));
    }

    private ProcessBuilder program(Path script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder program = new ProcessBuilder(command).directory(folder.toFile());
        program.environment().put("JAVA_HOME", jdk.home().toString());
        return program;
    }

    private static Process process(ProcessBuilder program) {
        try {
            return program.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it starts once more, and gives what it says. */
    String call() throws IOException {
        try (Socket socket = calls.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            return in.readLine();
        }
    }

    /** The process that it says it runs in. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(root.resolve("run/molt.pid")).strip());
    }

    /** The lines of its log that are of heart and of the applications. */
    List<String> log() throws IOException {
        return Files.readAllLines(root.resolve("log/molt.log.1")).stream()
                .filter(line -> line.startsWith("heart: ") || line.startsWith("pea "))
                .toList();
    }

    /** Moves all of it. */
    void move(String name) throws IOException {
        root = Files.move(root, folder.resolve(name));
    }

    /** Ends what still runs. */
    @Override
    public void close() throws IOException {
        calls.close();
        for (String file : List.of("run/heart.pid", "run/molt.pid")) {
            Path pid = root.resolve(file);
            if (Files.exists(pid)) {
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .ifPresent(process -> {
                            process.destroyForcibly();
                            process.onExit().join();
                        });
            }
        }
    }
}
