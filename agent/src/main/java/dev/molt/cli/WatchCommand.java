package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.release.ChangeRequest;
import dev.molt.watch.FolderWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code molt watch PID DIR...}: applies recompiled classes as they appear, until the JVM ends or Ctrl-C. */
@Command(
        name = "watch",
        description = "Apply recompiled classes to a running JVM as they appear in folders; Ctrl-C ends it.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "DIR", description = "A folder that classes are compiled into.")
    private List<Path> folders;

    @Option(names = "--application", paramLabel = "NAME", description = "The application, if the code does not tell.")
    private String application;

    @Option(
            names = "--loader",
            paramLabel = "ID",
            description = "The class loader, as molt status shows it, if the application runs in several.")
    private String loader;

    @Option(
            names = "--quiet",
            paramLabel = "TIME",
            description = "How long nothing may be written before a build counts as done; else 200ms.")
    private Duration quiet = Duration.ofMillis(200);

    @Override
    public Integer call() throws UnreachableException, IOException, InterruptedException {
        folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
        folders.stream().filter(folder -> !Files.isDirectory(folder)).findFirst().ifPresent(folder -> {
            throw new ParameterException(target.commandLine(), "there is no folder " + folder);
        });
        JvmAddress jvm = new JvmAddress(target.pid());
        WatchText text = new WatchText(target.output(), target.json());
        try (FolderWatch watch = FolderWatch.of(folders, quiet)) {
            jvm.ask(new ControlRequest("status", null));
            text.begins(folders);
            Optional<List<Path>> gone = Optional.of(List.of());
            while (gone.isPresent()) {
                text.gone(gone.get());
                for (Path folder : folders) {
                    // A build that begins by cleaning takes the folder away for a moment.
                    if (Files.isDirectory(folder)) {
                        text.print(jvm.ask(wanted(folder)));
                    }
                }
                gone = watch.await(jvm::isThere);
            }
        }
        throw new UnreachableException("process " + target.pid() + " has ended");
    }

    private ControlRequest wanted(Path folder) {
        return new ControlRequest("change", ChangeRequest.overlay(folder.toString(), application, loader));
    }
}
