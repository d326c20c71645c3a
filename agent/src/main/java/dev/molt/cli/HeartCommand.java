package dev.molt.cli;

import dev.molt.diag.RefusedException;
import dev.molt.registry.Root;
import dev.molt.target.Heart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molt heart}: starts a system and keeps it running, until SIGTERM. */
@Command(
        name = "heart",
        description = "Start a target system, and start it again when it dies; SIGTERM ends both.",
        mixinStandardHelpOptions = true)
final class HeartCommand implements Callable<Integer> {

    @Mixin
    private RootOptions root;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Kill a system that does not end so long after SIGTERM; else 30.")
    private long timeout = 30;

    @Option(names = "--log-size", paramLabel = "BYTES", description = "The size of one file of the log; else 102400.")
    private long logSize = 102_400;

    @Option(names = "--log-files", paramLabel = "COUNT", description = "How many files of the log are kept; else 5.")
    private long logFiles = 5;

    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        Path directory = root.address().root();
        Heart.Ending ending;
        try (Heart heart = Heart.of(Root.open(directory), logSize, (int) logFiles, this::tell)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(heart), "stop"));
            ending = heart.run();
        } catch (RefusedException e) {
            return new Told(root.output(), root.json()).refused(e);
        } finally {
            // Also where the root is gone meanwhile: whoever asked to stop waits for this.
            ended.countDown();
        }
        return ending == Heart.Ending.GAVE_UP ? ExitCode.GAVE_UP : ExitCode.DONE;
    }

    private void tell(String line) {
        if (root.json()) {
            root.output().json(Map.of("heart", line));
        } else {
            root.output().line(line);
        }
    }

    private void checkOptions() {
        if (timeout < 0 || logSize < 1 || logFiles < 1 || logFiles > 1000) {
            throw root.wrong("--timeout, --log-size and --log-files are positive numbers, files at most 1000");
        }
    }

    /** A JVM that SIGTERM ends has another exit code than 0, unless it halts by itself. */
    private void stop(Heart heart) {
        if (ended.getCount() == 0) {
            return;
        }
        try {
            heart.stop(Duration.ofSeconds(timeout));
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.DONE);
    }
}
