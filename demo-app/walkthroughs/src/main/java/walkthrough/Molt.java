package walkthrough;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Molt's command line, against one JVM. */
final class Molt {

    static final int DONE = 0;
    static final int REFUSED = 3;
    static final int FAILED = 4;
    static final int UNREACHABLE = 5;

    private final String java;
    private final long pid;

    Molt(Options options, long pid) {
        this.java = options.program("java");
        this.pid = pid;
    }

    /** Runs {@code molt COMMAND PID REST...}. */
    Command.Outcome run(String command, String... rest) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(java, "-jar", Checkout.molt(), command, Long.toString(pid)));
        line.addAll(List.of(rest));
        return Command.show(line);
    }

    /** Runs it and throws unless it ends as expected. */
    Command.Outcome expect(int exit, String command, String... rest) throws Exception {
        Command.Outcome outcome = run(command, rest);
        Unmet.unless(outcome.exit() == exit, "exit code " + outcome.exit() + ", not " + exit);
        return outcome;
    }

    /** Does an upgrade or downgrade, and says how long that took. */
    Change change(String command, String... rest) throws Exception {
        long start = System.nanoTime();
        Command.Outcome outcome = expect(DONE, command, rest);
        return new Change(outcome.output(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
}
