package dev.molt.stage;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** What became of each test: its id, {@code SUCCESSFUL}, {@code FAILED}, {@code ABORTED} or {@code SKIPPED}, and why. */
final class Outcomes implements TestExecutionListener {

    private final SortedMap<String, String> lines = new TreeMap<>();

    Collection<String> lines() {
        return lines.values();
    }

    @Override
    public synchronized void executionSkipped(TestIdentifier test, String reason) {
        note(test.getUniqueId(), "SKIPPED", reason);
    }

    /** Of containers only those that failed: their tests did not run. */
    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != Status.SUCCESSFUL) {
            note(test.getUniqueId(), result.getStatus().name(), result.getThrowable().orElse(null));
        }
    }

    void note(String id, String status, Object why) {
        String reason = why instanceof Throwable ? described((Throwable) why) : String.valueOf(why == null ? "" : why);
        lines.put(id, clean(id) + "\t" + status + "\t" + clean(reason));
    }

    /** With the place where it was thrown, as the logs of hundreds of tests are no help. */
    private static String described(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return failure + (frames.length == 0 ? "" : " at " + frames[0])
                + (failure.getCause() == null ? "" : ", caused by " + described(failure.getCause()));
    }

    private static String clean(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
