package dev.molt.trial;

import java.util.List;

/**
 * The tests of the upgraded JVM beside those of a JVM that has had the newer version from the start.
 *
 * @param compared how many tests there were in either
 * @param equal how many ended alike
 * @param failing how many fail in the newer version without any upgrade, and so tell nothing
 * @param different those that ended otherwise
 * @param discriminating those that pass in the newer version and do not in the older one
 * @param changed how many of these pass after the upgrade
 */
public record TestsReport(
        int compared, int equal, int failing, List<Different> different, List<String> discriminating, int changed) {

    /**
     * A test that tells the upgraded JVM from a new one.
     *
     * @param test its id
     * @param expected how it ends in the newer version
     * @param found how it ended after the upgrade
     * @param reason why, or empty
     */
    public record Different(String test, String expected, String found, String reason) {}

    /**
     * Compares.
     *
     * @param upgraded after the upgrade
     * @param newer in the newer version without an upgrade
     * @param older in the older version without an upgrade
     */
    static TestsReport compare(TestResults upgraded, TestResults newer, TestResults older) {
        List<String> all = java.util.stream.Stream.of(upgraded, newer)
                .flatMap(run -> run.tests().keySet().stream())
                .sorted()
                .distinct()
                .toList();
        List<Different> different = all.stream()
                .filter(test -> !newer.of(test).isFailed())
                .filter(test -> !newer.of(test).status().equals(upgraded.of(test).status()))
                .map(test -> new Different(
                        test, newer.of(test).status(), upgraded.of(test).status(), upgraded.of(test).reason()))
                .toList();
        int failing = (int) all.stream().filter(test -> newer.of(test).isFailed()).count();
        List<String> discriminating = all.stream()
                .filter(test -> newer.of(test).isSuccessful() && !older.of(test).isSuccessful())
                .toList();
        int changed = (int) discriminating.stream().filter(test -> upgraded.of(test).isSuccessful()).count();
        return new TestsReport(
                all.size(), all.size() - different.size() - failing, failing, different, discriminating, changed);
    }

    /** Without anything to compare with: whatever failed is told. */
    static TestsReport alone(TestResults upgraded) {
        List<Different> failed = upgraded.tests().entrySet().stream()
                .filter(test -> test.getValue().isFailed())
                .map(test -> new Different(
                        test.getKey(), "", test.getValue().status(), test.getValue().reason()))
                .toList();
        int all = upgraded.tests().size();
        return new TestsReport(all, all - failed.size(), 0, failed, List.of(), 0);
    }
}
