package dev.molt.trial;

import dev.molt.release.DiagnosticReport;
import dev.molt.release.PlanReport;
import java.util.List;

/**
 * How a trial ended.
 *
 * @param applies whether the running JVM became the newer version
 * @param loaded how many classes were loaded before, if there were no tests
 * @param skipped how many of them could not be loaded, if there were no tests
 * @param plan what was planned; null if there is no plan
 * @param refused why it was refused, errors and warnings; null if it was not
 * @param failed why it failed and was undone; null if it did not
 * @param redefined how many loaded classes were redefined
 * @param milliseconds how long the upgrade took
 * @param tests what the tests say; null if there are none or it does not apply
 */
public record TrialReport(
        boolean applies,
        int loaded,
        int skipped,
        PlanReport plan,
        List<DiagnosticReport> refused,
        String failed,
        int redefined,
        long milliseconds,
        TestsReport tests) {

    TrialReport with(TestsReport report) {
        return new TrialReport(
                applies, loaded, skipped, plan, refused, failed, redefined, milliseconds, report);
    }
}
