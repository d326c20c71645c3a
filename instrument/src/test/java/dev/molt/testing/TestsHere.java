package dev.molt.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests marked with {@link EveryJdk} in this JVM, whichever it is. */
public final class TestsHere {

    private TestsHere() {
    }

    /**
     * Ends with status 0 if at least one test ran and none failed.
     *
     * @param arguments the packages to look for tests in
     */
    public static void main(String[] arguments) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .filters(TagFilter.includeTags(EveryJdk.TAG));
        for (String name : arguments) {
            request.selectors(selectPackage(name));
        }
        TestExecutionSummary summary = run(request.build());
        summary.printFailuresTo(new PrintWriter(System.out, true), 30);
        System.out.printf("JDK %s: %d tests, %d passed%n", Runtime.version(), summary.getTestsFoundCount(),
                summary.getTestsSucceededCount());
        boolean passed = summary.getTestsFoundCount() > 0
                && summary.getTestsSucceededCount() == summary.getTestsFoundCount();
        System.exit(passed ? 0 : 1);
    }

    private static TestExecutionSummary run(LauncherDiscoveryRequest request) {
        Launcher launcher = LauncherFactory.create();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request, listener);
        return listener.getSummary();
    }
}
