package real;

import java.util.List;

/**
 * What became of a server and its clients.
 *
 * @param failures what clients got that they should not have got
 * @param answered how many requests of each client were answered
 * @param shown which version a new client met: before, and after each change
 * @param printed what the server printed
 * @param usual the waits before the first change
 * @param during the waits during each change
 */
record Outcome(List<String> failures, List<Integer> answered, List<String> shown, List<String> printed,
        Waits.Span usual, List<Change> changes, List<Waits.Span> during) {

    int requests() {
        return answered.stream().mapToInt(Integer::intValue).sum();
    }

    /** What the server printed of exceptions. */
    List<String> exceptions() {
        return printed.stream().filter(line -> line.contains("Exception") || line.contains("Error")).toList();
    }
}
