package walkthrough;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs programs in the root of the checkout, printing what could be typed there. */
final class Command {

    private static final int DEADLINE_SECONDS = 60;

    private Command() {}

    /**
     * What a program left behind.
     *
     * @param output all it printed, errors too
     */
    record Outcome(int exit, String output) {

        private static final Pattern CARETS = Pattern.compile("^[\\s|]*\\^", Pattern.MULTILINE);

        /** The version that comes first after an application's name; a file name is no application's name. */
        Optional<String> versionOf(String application) {
            Matcher matcher = Pattern.compile("\\b" + Pattern.quote(application) + "(?![-.\\w])\\D*(\\d+\\.\\d+\\.\\d+)")
                    .matcher(output);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        /** Whether a place in a line is pointed at from the line below. */
        boolean pointsSomewhere() {
            return CARETS.matcher(output).find();
        }
    }

    /** Prints a command and its output. */
    static Outcome show(List<String> command) throws IOException, InterruptedException {
        return show(command, Checkout.ROOT, Map.of());
    }

    /** Prints a command and its output, and runs it elsewhere, with more in its environment. */
    static Outcome show(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Outcome outcome = run(command, folder, environment);
        outcome.output().lines().forEach(line -> System.out.println("  " + line));
        System.out.println("  [exit " + outcome.exit() + "]");
        return outcome;
    }

    /** Prints a command, but not its output. */
    static Outcome run(List<String> command) throws IOException, InterruptedException {
        return run(command, Checkout.ROOT, Map.of());
    }

    private static Outcome run(List<String> command, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        announce(command);
        // A file, not a pipe: a program that hangs must not hang its reader.
        Path output = Files.createTempFile("walkthrough", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException("no end after " + DEADLINE_SECONDS + " s: " + String.join(" ", command));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    static void announce(List<String> command) {
        System.out.println();
        System.out.println("$ " + String.join(" ", command));
    }
}
