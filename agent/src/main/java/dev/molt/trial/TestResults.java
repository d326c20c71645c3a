package dev.molt.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the tests in one run.
 *
 * @param tests by id
 */
record TestResults(SortedMap<String, Result> tests) {

    private static final int PARTS = 3;
    private static final Result ABSENT = new Result("ABSENT", "the test was not found");

    /** What the stage wrote. */
    static TestResults read(Path file) throws IOException {
        SortedMap<String, Result> tests = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t", PARTS);
            tests.put(parts[0], new Result(parts[1], parts[2]));
        }
        return new TestResults(tests);
    }

    Result of(String test) {
        return tests.getOrDefault(test, ABSENT);
    }

    /**
     * What became of one test.
     *
     * @param status {@code SUCCESSFUL}, {@code FAILED}, {@code ABORTED}, {@code SKIPPED} or {@code ABSENT}
     * @param reason why, or empty
     */
    record Result(String status, String reason) {

        boolean isSuccessful() {
            return status.equals("SUCCESSFUL");
        }

        /** True if it says nothing about the code. */
        boolean isFailed() {
            return status.equals("FAILED") || status.equals("ABORTED");
        }
    }
}
