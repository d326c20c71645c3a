package dev.molt.cli;

import dev.molt.diag.RefusedException;
import dev.molt.registry.Root;
import dev.molt.target.JdkLink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code molt target jdk HOME}: a JDK for the releases that name its version. */
@Command(
        name = "jdk",
        description = "Link a JDK into a target system, for the releases that name its version.",
        mixinStandardHelpOptions = true)
final class TargetJdkCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HOME", description = "The home of the JDK.")
    private Path home;

    @Mixin
    private RootOptions root;

    @Override
    public Integer call() throws IOException {
        Told told = new Told(root.output(), root.json());
        Path directory = root.address().root();
        try {
            JdkLink link = JdkLink.make(Root.open(directory), home);
            return told.done(
                    new Printed(link.feature(), link.link().toString(), link.home().toString()),
                    link.link() + " leads to " + link.home(),
                    List.of());
        } catch (RefusedException e) {
            return told.refused(e);
        }
    }

    /** What programs read. */
    private record Printed(int java, String link, String home) {}
}
