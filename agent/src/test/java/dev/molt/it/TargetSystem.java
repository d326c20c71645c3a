package dev.molt.it;

import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseReader;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.system.BootFile;
import dev.molt.system.BootPlanner;
import dev.molt.system.BootPlanner.Planned;
import dev.molt.system.Library;
import dev.molt.system.StartArguments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The directory of a target system, with one release of small applications in it. */
record TargetSystem(Path root) {

    private static final String MOLT = "0.1.0";
    private static final Path WORK = Path.of(System.getProperty("molt.it.work"));

    /** A new one without applications, whose path has a space in it. */
    static TargetSystem of(String name) throws IOException {
        Files.createDirectories(WORK);
        Path root = Files.createTempDirectory(WORK, "system " + name);
        Path molt = root.resolve("lib/molt-" + MOLT + "/molt.jar");
        Files.createDirectories(molt.getParent());
        Files.copy(Molt.jar(), molt, StandardCopyOption.REPLACE_EXISTING);
        return new TargetSystem(root);
    }

    /** With another application in it, of these source texts of package {@code app}. */
    TargetSystem with(String name, String version, String more, String... sources) {
        Map<String, byte[]> files = new TreeMap<>();
        Compiler.compile(List.of(sources))
                .forEach((type, bytes) -> files.put(type.replace('.', '/') + ".class", bytes));
        new Release(files)
                .with(Fixture.DESCRIPTOR, "application: " + name + "\nversion: '" + version + "'\n" + more)
                .jar(root.resolve("lib/" + name + "-" + version + "/" + name + ".jar"));
        return this;
    }

    /** With the files of a release in it. */
    TargetSystem release(String text) throws IOException, RefusedException {
        ReleaseDescriptor release = ReleaseReader.read(new Source("release.yaml", text));
        Planned planned = BootPlanner.plan(release, Library.read(root, release));
        write("start.boot", BootFile.write(planned.plan()));
        write("start.args", StartArguments.text(release.javaOptions(), root, planned.classPath(), MOLT));
        return this;
    }

    /** Writes a file of the release. */
    TargetSystem write(String file, String text) throws IOException {
        Path path = root.resolve("releases/FIRST/" + file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Starts it, with the agent or without. */
    TargetJvm start(Jdk jdk, boolean agent, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(jdk.program("java"), "@releases/FIRST/start.args"));
        if (agent) {
            command.add("-javaagent:lib/molt-" + MOLT + "/molt.jar");
        }
        command.addAll(List.of("dev.molt.launch.Start", "releases/FIRST/start.boot"));
        ProcessBuilder program = new ProcessBuilder(command).directory(root.toFile());
        program.environment().putAll(environment);
        return TargetJvm.start(program);
    }
}
