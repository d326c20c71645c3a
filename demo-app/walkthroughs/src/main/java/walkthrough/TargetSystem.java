package walkthrough;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A target system in a folder of its own, made for one story and gone with it. */
final class TargetSystem implements AutoCloseable {

    private static final Pattern RELEASE =
            Pattern.compile("^ +\\S+ +(\\S+) +(unpacked|current|permanent|old) ", Pattern.MULTILINE);

    private final Options options;
    private final Path folder;
    private final Path root;
    private final Thread sweeper = new Thread(this::sweep);
    private final Dialogues dialogues = new Dialogues();
    /** Runs in the foreground; null if nothing does. */
    private Process simple;
    private boolean inBackground;
    private int told;

    private TargetSystem(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
        this.root = folder.resolve("system");
    }

    /** Makes one of a release. */
    static TargetSystem create(Options options, ReleaseFiles release) throws Exception {
        TargetSystem system = new TargetSystem(options, Files.createTempDirectory("walkthrough").toRealPath());
        // Whoever ends the walkthrough early does not want to look for the system.
        Runtime.getRuntime().addShutdownHook(system.sweeper);
        List<String> command = new ArrayList<>(List.of("target", "create"));
        command.addAll(release.arguments());
        command.addAll(List.of("--output", system.root.toString()));
        system.offline(Molt.DONE, command);
        System.out.println();
        System.out.println("$ export JAVA_HOME=" + options.javaHome());
        System.out.println("$ cd " + system.root);
        return system;
    }

    Path root() {
        return root;
    }

    /** A folder for what the story makes beside the system. */
    Path folder() {
        return folder;
    }

    /** Packs a release into an archive, and unpacks that in the system. */
    void unpack(ReleaseFiles release) throws Exception {
        Path archive = folder.resolve(release.archive());
        List<String> command = new ArrayList<>(List.of("release", "pack"));
        command.addAll(release.arguments());
        command.addAll(List.of("--output", archive.toString()));
        offline(Molt.DONE, command);
        molt(Molt.DONE, "unpack", root.relativize(archive).toString());
    }

    /** Runs Molt without a system, and throws unless it ends as expected. */
    Command.Outcome offline(int exit, List<String> command) throws Exception {
        List<String> line = new ArrayList<>(List.of(options.program("java"), "-jar", Checkout.molt()));
        line.addAll(command);
        return expect(exit, Command.show(line));
    }

    /** Runs {@code bin/molt} of the system, and throws unless it ends as expected. */
    Command.Outcome molt(int exit, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bin/molt"));
        command.addAll(List.of(arguments));
        return expect(exit, script(command));
    }

    /** The releases, with their status. */
    Map<String, String> which() throws Exception {
        Map<String, String> which = new LinkedHashMap<>();
        RELEASE.matcher(molt(Molt.DONE, "which").output()).results()
                .forEach(release -> which.put(release.group(1), release.group(2)));
        return which;
    }

    /** Starts it in the foreground, and waits until an application answers. */
    void startInForeground(String mode, String application, String question) throws Exception {
        launch(mode);
        await(application, question, answer -> !answer.startsWith("error"));
        awaitMolt(mode);
    }

    /** Starts it in the foreground, and waits until an application takes connections. */
    void startInForeground(String mode, String application) throws Exception {
        launch(mode);
        awaitWhileItRuns(() -> port(application) > 0, () -> application + " does not listen");
        awaitMolt(mode);
    }

    /** Molt can be asked a moment after the applications. */
    private void awaitMolt(String mode) throws Exception {
        if (!mode.equals("basic")) {
            awaitWhileItRuns(() -> text("run/started").strip().equals("" + pid()), () -> "Molt cannot be asked");
        }
    }

    /** As a child of this process, with Molt in it or ({@code basic}) without. */
    private void launch(String mode) throws Exception {
        Command.announce(List.of("bin/start", mode, "&"));
        told = 0;
        inBackground = false;
        ProcessBuilder builder = new ProcessBuilder("bin/start", mode)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(foregroundOutput().toFile());
        builder.environment().putAll(environment());
        simple = builder.start();
        simple.getOutputStream().close();
    }

    /** Starts it in the background, under heart. */
    void start(String application, String question) throws Exception {
        told = 0;
        inBackground = true;
        expect(Molt.DONE, script(List.of("bin/start")));
        await(application, question, answer -> !answer.startsWith("error"));
    }

    /** Ends it by SIGTERM: the child of this process, or heart and what it runs. */
    void stop() throws Exception {
        dialogues.close();
        if (simple == null) {
            expect(Molt.DONE, script(List.of("bin/stop")));
            return;
        }
        Command.announce(List.of("kill", "-TERM", "" + simple.pid()));
        simple.destroy();
        Unmet.unless(simple.waitFor(Patience.DEADLINE_SECONDS, TimeUnit.SECONDS), "it does not end");
        showOutput();
        simple = null;
    }

    /** Says a line to an application, and returns the answer; the connection stays open as long as its port does. */
    String ask(String application, String line) throws Exception {
        String answer = dialogues.ask(port(application), application, line);
        System.out.println(application + "> " + line);
        System.out.println("  " + answer);
        return answer;
    }

    /** What it printed since it was started, or, in the background, to its log. */
    String output() throws IOException {
        Path log = inBackground ? root.resolve("log/molt.log.1") : foregroundOutput();
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** How often it printed a line. */
    long printed(String line) throws IOException {
        return output().lines().filter(line::equals).count();
    }

    /** The number of its process. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(root.resolve("run/molt.pid")).strip());
    }

    /** What tells its process from any other that may get its number. */
    String process() throws Exception {
        ProcessHandle now = ProcessHandle.of(pid()).orElseThrow(() -> new Unmet("the system has ended"));
        return "process " + now.pid() + " started at " + now.info().startInstant().orElseThrow();
    }

    /** What its files are, in folders that are named; but for those, all of them. */
    TreeSet<String> files(String... in) throws IOException {
        TreeSet<String> files = new TreeSet<>();
        for (String name : in) {
            try (Stream<Path> all = Files.walk(root.resolve(name))) {
                all.filter(file -> !Files.isDirectory(file) && !file.getFileName().toString().startsWith("."))
                        .forEach(file -> files.add(root.relativize(file).toString()));
            }
        }
        return files;
    }

    /** The text of one of its files. */
    String text(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    @Override
    public void close() {
        sweep();
        Runtime.getRuntime().removeShutdownHook(sweeper);
    }

    /** Where an application listens. */
    int port(String application) throws Exception {
        return Dialogues.port(output(), application);
    }

    /** Waits until an application answers, and answers this. */
    void await(String application, String question, Predicate<String> expected) throws Exception {
        AtomicReference<String> seen = new AtomicReference<>("nothing");
        awaitWhileItRuns(
                () -> {
                    seen.set(dialogues.ask(port(application), application, question));
                    return expected.test(seen.get());
                },
                () -> application + "> " + question + ": " + seen);
    }

    private void awaitWhileItRuns(Callable<Boolean> condition, Supplier<String> otherwise) throws Exception {
        Patience.until(() -> simple != null && !simple.isAlive() || condition.call(), otherwise);
        showOutput();
        Unmet.unless(simple == null || simple.isAlive(), "it has ended");
    }

    private Command.Outcome script(List<String> command) throws Exception {
        Command.Outcome outcome = Command.show(command, root, environment());
        showOutput();
        return outcome;
    }

    private static Command.Outcome expect(int exit, Command.Outcome outcome) throws Unmet {
        Unmet.unless(outcome.exit() == exit, "exit code " + outcome.exit() + ", not " + exit);
        return outcome;
    }

    private Map<String, String> environment() {
        return Map.of("JAVA_HOME", options.javaHome().toString());
    }

    private Path foregroundOutput() {
        return folder.resolve("output.txt");
    }

    /** Prints what the system printed since the last time. */
    private void showOutput() throws IOException {
        List<String> lines = output().lines().toList();
        lines.stream().skip(told).forEach(line -> System.out.println("system| " + line));
        told = lines.size();
    }

    private void sweep() {
        try {
            if (simple != null) {
                simple.destroy();
                simple.waitFor(Patience.DEADLINE_SECONDS, TimeUnit.SECONDS);
            } else if (Files.exists(root.resolve("bin/stop"))) {
                new ProcessBuilder(root.resolve("bin/stop").toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            System.err.println("left behind: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
