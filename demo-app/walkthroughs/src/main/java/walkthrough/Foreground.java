package walkthrough;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A target system that runs in the foreground, as a child of this process. */
record Foreground(Process process) {

    /** Starts it, without waiting until it is up. */
    static Foreground start(Path root, String mode, Map<String, String> environment, Path output) throws IOException {
        Command.announce(List.of("bin/start", mode, "&"));
        ProcessBuilder builder = new ProcessBuilder("bin/start", mode)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new Foreground(process);
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Ends it by SIGTERM, and says so. */
    void stop() throws Exception {
        Command.announce(List.of("kill", "-TERM", "" + process.pid()));
        Unmet.unless(end(), "it does not end");
    }

    /** Ends it by SIGTERM; false if it does not. */
    boolean end() throws InterruptedException {
        process.destroy();
        return process.waitFor(Patience.DEADLINE_SECONDS, TimeUnit.SECONDS);
    }
}
