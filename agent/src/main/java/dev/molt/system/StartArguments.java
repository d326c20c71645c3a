package dev.molt.system;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code start.args}: what {@code java} is told of a release, as an argument file of it. */
public final class StartArguments {

    private StartArguments() {}

    /**
     * The JVM's options and the class path, whose paths are relative to the root, which is the working directory.
     *
     * @param options options for the JVM
     * @param root the directory of the target system
     * @param jars the applications' jars in it, in the order of the class path
     * @param molt the version of Molt
     */
    public static String text(List<String> options, Path root, List<Path> jars, String molt) {
        Stream<Path> all = Stream.concat(
                jars.stream().map(root::relativize), Stream.of(Path.of("lib", "molt-" + molt, "molt.jar")));
        String classPath = all.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> lines = new ArrayList<>(options.stream().map(StartArguments::quoted).toList());
        lines.add("-classpath");
        lines.add(quoted(classPath));
        return String.join("\n", lines) + "\n";
    }

    /** An argument as the launcher's parser takes it: within quotes, only they and backslashes are special. */
    private static String quoted(String argument) {
        String escaped = argument.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\f", "\\f");
        return '"' + escaped + '"';
    }
}
