package dev.molt.it;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A target system of tiny applications of package {@code app}, which runs and whose releases are handled by {@code molt}.
 *
 * <p>With each release comes the application {@code probe}. It answers questions about the others, notes what they say of
 * themselves, and lets each place where they call {@code Probe.step} fail.
 */
final class LiveSystem implements AutoCloseable {

    private static final Path WORK = Path.of(System.getProperty("molt.it.work"));

    private final Jdk jdk;
    private final Path folder;
    private final Path root;
    private String options = "";
    private TargetJvm jvm;

    private LiveSystem(Jdk jdk, Path folder) {
        this.jdk = jdk;
        this.folder = folder;
        this.root = folder.resolve("root");
    }

    /** A folder with the jar of {@code probe}; nothing is installed yet. */
    static LiveSystem of(Start start) throws IOException {
        Files.createDirectories(WORK);
        LiveSystem system = new LiveSystem(start.jdk(), Files.createTempDirectory(WORK, "live"));
        return system.with("probe 1.0", "start: app.Probe.start\n", "", Probe.SOURCE);
    }

    /**
     * Builds a version of an application.
     *
     * @param application its name and version
     * @param descriptor what else its descriptor says
     * @param appup its upgrade file behind name and version; none if empty
     * @param source its classes
     * @param used sources of the applications that it is compiled against, {@code probe} aside
     */
    LiveSystem with(String application, String descriptor, String appup, String source, String... used) {
        List<String> others = new ArrayList<>(List.of(used));
        if (!source.equals(Probe.SOURCE)) {
            others.add(Probe.SOURCE);
        }
        List<String> all = new ArrayList<>(others);
        all.add(source);
        Map<String, byte[]> classes = new TreeMap<>(Compiler.compile(all));
        if (!others.isEmpty()) {
            classes.keySet().removeAll(Compiler.compile(others).keySet());
        }
        Map<String, byte[]> files = new TreeMap<>();
        classes.forEach((type, bytes) -> files.put(type.replace('.', '/') + ".class", bytes));
        String head = "application: " + name(application) + "\nversion: '" + version(application) + "'\n";
        Release release = new Release(files).with(Fixture.DESCRIPTOR, head + descriptor);
        if (!appup.isEmpty()) {
            release = release.with("META-INF/molt/appup.yaml", head + appup);
        }
        release.jar(jar(application));
        return this;
    }

    /** Puts a resource into the jar of a version of an application. */
    LiveSystem resource(String application, String path, String text) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar(application), Map.of())) {
            Files.writeString(inside.getPath(path), text);
        }
        return this;
    }

    private Path jar(String application) {
        return lib().resolve(name(application) + "-" + version(application) + ".jar");
    }

    private static String name(String application) {
        return application.split(" ")[0];
    }

    private static String version(String application) {
        return application.split(" ")[1];
    }

    /** An upgrade file from and to 1.0, as YAML flow sequences. */
    static String appup(String up, String down) {
        return "up:\n  - {from: '1.0', instructions: [" + up + "]}\ndown:\n  - {to: '1.0', instructions: [" + down + "]}\n";
    }

    /** Writes the release.yaml of a release. */
    private Path descriptor(String version, String more, String... applications) {
        String members = Stream.concat(Stream.of("probe 1.0"), Stream.of(applications))
                .map(LiveSystem::member)
                .collect(Collectors.joining());
        return write(
                version + ".yaml",
                "release: mysystem\nversion: " + version + "\njava_options: [-Xmx64m, \"-XX:+UseSerialGC\"]\n" + more
                        + "applications:\n" + members);
    }

    /** {@code NAME VERSION} or {@code NAME VERSION TYPE}. */
    private static String member(String text) {
        String[] words = text.split(" ");
        return "  - {application: " + words[0] + ", version: \"" + words[1] + "\""
                + (words.length > 2 ? ", type: " + words[2] : "") + "}\n";
    }

    /** Writes a file beside the root. */
    Path write(String file, String text) {
        try {
            return Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the system of release FIRST. */
    LiveSystem created(String... applications) {
        return createdWith("", applications);
    }

    /** Makes the system of release FIRST, whose release.yaml says more. */
    LiveSystem createdWith(String more, String... applications) {
        must("target", "create", descriptor("FIRST", more, applications), "--lib", lib(), "--molt", Molt.jar(), "--output", root);
        return this;
    }

    /** Makes the system anew, with other applications in its release FIRST. */
    LiveSystem recreated(String... applications) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return created(applications);
    }

    /** Packs another release and unpacks it into the system. */
    LiveSystem unpacked(String version, String... applications) {
        return unpackedWith(version, "", "", applications);
    }

    /**
     * Packs another release and unpacks it into the system.
     *
     * @param more what else its release.yaml says
     * @param configuration its sys.config.yaml
     */
    LiveSystem unpackedWith(String version, String more, String configuration, String... applications) {
        Path archive = packed(version, more, configuration, applications);
        must("unpack", archive, "--root", root);
        return this;
    }

    /** Packs a release. */
    Path packed(String version, String more, String configuration, String... applications) {
        return packed(version, more, configuration, List.of(), applications);
    }

    /** Packs a release, with options that sign it. */
    Path packed(String version, String more, String configuration, List<?> signing, String... applications) {
        Path archive = folder.resolve(version + ".jar");
        List<Object> arguments = new ArrayList<>(List.of(
                "release", "pack", descriptor(version, more, applications), "--lib", lib(), "--molt", Molt.jar(),
                "--output", archive));
        if (!configuration.isEmpty()) {
            arguments.addAll(List.of("--config", write(version + ".config.yaml", configuration)));
        }
        arguments.addAll(signing);
        must(arguments.toArray());
        return archive;
    }

    private Path lib() {
        return folder.resolve("lib");
    }

    Path root() {
        return root;
    }

    /** Starts it without heart, and waits until it runs. */
    LiveSystem start() throws IOException {
        launch();
        await(() -> isUp());
        return this;
    }

    /** Lets another agent be in its JVMs as well. */
    LiveSystem beside(Path agent) {
        options = "-javaagent:" + agent;
        return this;
    }

    /** Starts it without heart; gives it back when {@code probe} runs. */
    LiveSystem launch() throws IOException {
        ProcessBuilder program = new ProcessBuilder(root.resolve("bin/start").toString(), "simple");
        program.environment().put("JAVA_HOME", jdk.home().toString());
        if (!options.isEmpty()) {
            program.environment().put("JDK_JAVA_OPTIONS", options);
        }
        jvm = TargetJvm.start(program.directory(folder.toFile()));
        if (!jvm.line().equals("probe starts")) {
            throw new AssertionError("it does not start: " + jvm.complaint());
        }
        return this;
    }

    private boolean isUp() {
        return Files.exists(root.resolve("run/" + jvm.pid() + ".sock")) && molt("which").done();
    }

    /** Starts it under heart, and waits until it runs. */
    LiveSystem startHeart() throws IOException {
        ProcessBuilder program = new ProcessBuilder(root.resolve("bin/start").toString(), "heart");
        program.environment().put("JAVA_HOME", jdk.home().toString());
        jvm = TargetJvm.start(program.directory(folder.toFile()));
        await(() -> Files.exists(root.resolve("run/started")));
        return this;
    }

    /** Ends it, as service managers do. */
    void stop() {
        jvm.terminate();
        jvm.exit();
    }

    /** Waits for what has to come true. */
    static void await(BooleanSupplier condition) {
        long limit = System.nanoTime() + TargetJvm.SECONDS * 1_000_000_000;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("it does not come true");
            }
            Thread.onSpinWait();
        }
    }

    /** A command of {@code molt} about this system. */
    Outcome molt(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--root", root));
        return run(all.toArray());
    }

    /** A command that has to be refused, for one reason with this code; gives that reason. */
    String refused(String code, Object... command) {
        List<Object> json = new ArrayList<>(List.of(command));
        json.add("--json");
        Outcome outcome = molt(json.toArray());
        if (outcome.exit() != Outcome.REFUSED) {
            throw new AssertionError(code + " expected, and not " + outcome);
        }
        JsonObject diagnostic = JsonParser.parseString(outcome.out())
                .getAsJsonObject().getAsJsonArray("refused").get(0).getAsJsonObject();
        if (!diagnostic.get("code").getAsString().equals(code)) {
            throw new AssertionError(code + " expected, and not " + outcome);
        }
        return diagnostic.get("message").getAsString();
    }

    /** What a command that has to succeed prints. */
    String must(Object... arguments) {
        Outcome outcome = arguments[0].equals("target") || arguments[0].equals("release") || List.of(arguments).contains("--root")
                ? run(arguments)
                : molt(arguments);
        if (!outcome.done()) {
            throw new AssertionError(outcome);
        }
        return outcome.out();
    }

    private static Outcome run(Object... arguments) {
        return InstalledSystem.molt(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    }

    /** Installs a release, which has to succeed. */
    LiveSystem install(String version, Object... options) {
        List<Object> all = new ArrayList<>(List.of("install", version));
        all.addAll(List.of(options));
        must(all.toArray());
        return this;
    }

    /** {@code SECOND current, FIRST permanent}. */
    String which() {
        List<String> releases = new ArrayList<>();
        for (JsonElement element : JsonParser.parseString(must("which", "--json")).getAsJsonArray()) {
            JsonObject release = element.getAsJsonObject();
            releases.add(release.get("version").getAsString() + " " + release.get("status").getAsString());
        }
        return String.join(", ", releases);
    }

    /** What the static method without parameters returns, of a class of package {@code app}: {@code Pea.say}. */
    String ask(String method) {
        return jvm.ask("call " + method);
    }

    /** Tells {@code probe} something, or asks it. */
    String probe(String words) {
        return jvm.ask(words);
    }

    /** What the applications did since they were asked for last. */
    String events() {
        return jvm.ask("events");
    }

    /** The process that runs the applications. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(root.resolve("run/molt.pid")).strip());
    }

    TargetJvm jvm() {
        return jvm;
    }

    /** Its applications with the versions that run, as far as classes of them are loaded. */
    String applications() {
        List<String> applications = new ArrayList<>();
        for (JsonElement element : Molt.of(jvm).status().getAsJsonArray("applications")) {
            JsonObject application = element.getAsJsonObject();
            applications.add(application.get("application").getAsString() + " " + application.get("version").getAsString());
        }
        return applications.stream().sorted().collect(Collectors.joining(", "));
    }

    /** The files of the root, but for logs and what belongs to the process. */
    String files() throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith("log") && !name.startsWith("run")) {
                    files.add(name + " " + (name.endsWith(".jar") ? "" + Files.size(file) : digest(file)));
                }
            }
        }
        return String.join("\n", files);
    }

    private static String digest(Path file) throws IOException {
        return Integer.toHexString(Files.readString(file).hashCode());
    }

    @Override
    public void close() {
        if (jvm != null) {
            jvm.close();
        }
    }
}
