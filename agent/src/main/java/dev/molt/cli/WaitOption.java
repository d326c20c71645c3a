package dev.molt.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** For how long a command waits for a JVM that starts anew. */
final class WaitOption {

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description = "How long to wait for the JVM if it starts anew, 60s by default; 0 not to wait.")
    private Duration patience = Duration.ofSeconds(60);

    Duration patience() {
        return patience;
    }
}
