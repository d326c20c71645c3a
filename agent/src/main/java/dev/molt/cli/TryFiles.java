package dev.molt.cli;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Looks at the files that a trial is told of before it starts a JVM: what is not there is a wrong command line. */
final class TryFiles {

    private static final String LAUNCHER = "org/junit/platform/launcher/core/LauncherFactory.class";

    private final CommandLine command;

    TryFiles(CommandLine command) {
        this.command = command;
    }

    void there(String option, Path file) {
        if (!Files.exists(file)) {
            throw new ParameterException(command, option + ": there is no file " + file);
        }
    }

    void isJdk(Path home) {
        boolean windows = File.separatorChar == '\\';
        if (!Files.isExecutable(home.resolve("bin").resolve(windows ? "java.exe" : "java"))) {
            throw new ParameterException(command, "--java: " + home + " is no JDK: it has no bin/java");
        }
    }

    /** The tests bring no JUnit of their own to the JVM. */
    void hasJUnit(List<Path> classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path each : classPath) {
            urls.add(each.toUri().toURL());
        }
        try (URLClassLoader all = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            if (all.findResource(LAUNCHER) == null) {
                throw new ParameterException(command, "--tests needs the JUnit Platform with its launcher on --classpath,"
                        + " as in junit-platform-console-standalone from 1.10 on");
            }
        }
    }
}
