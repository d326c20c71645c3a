package walkthrough;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks claims, prints each with its outcome and counts. */
final class Claims {

    /** Checks one claim. */
    @FunctionalInterface
    interface Check {

        /** Returns normally if the claim is true, and throws otherwise. */
        void run() throws Exception;
    }

    private final PrintStream out;
    private final Set<String> ids = new HashSet<>();
    private int passed;
    private int failed;

    Claims(PrintStream out) {
        this.out = out;
    }

    /**
     * Checks a claim and goes on, whether it is true or not.
     *
     * @param id what tests know the claim by
     */
    void claim(String id, String text, Check check) {
        if (!ids.add(id)) {
            throw new IllegalArgumentException("two claims " + id);
        }
        try {
            check.run();
            passed++;
            out.println("ok     " + id + ": " + text);
        } catch (Exception e) {
            restoreInterrupt(e);
            failed++;
            out.println("FAILED " + id + ": " + text + " -- " + reason(e));
        }
    }

    /** A claim with others within it: those are what it is about, so it is printed and counted only when false. */
    void whole(String id, String text, Check check) {
        try {
            check.run();
        } catch (Exception e) {
            claim(id, text, () -> {
                throw e;
            });
        }
    }

    boolean allTrue() {
        return failed == 0 && passed > 0;
    }

    String summary() {
        return summary(List.of(this));
    }

    /** How many claims of several stories are true. */
    static String summary(List<Claims> told) {
        return told.stream().mapToInt(claims -> claims.passed).sum() + " passed, "
                + told.stream().mapToInt(claims -> claims.failed).sum() + " failed";
    }

    private static void restoreInterrupt(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Exception e) {
        return e instanceof Unmet ? e.getMessage() : e.toString();
    }
}
