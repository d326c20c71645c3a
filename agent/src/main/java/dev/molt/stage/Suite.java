package dev.molt.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of a jar by the JUnit Platform that lies beside the library. */
public final class Suite {

    private Suite() {}

    /**
     * Runs them, and writes what became of each.
     *
     * @param loader has the tests
     * @param tests the jar or class folder with them
     * @param included which classes are tests: a regular expression of their names
     * @param results the file to write, one test a line
     * @return how many there were
     */
    public static String run(ClassLoader loader, Path tests, String included, Path results) throws IOException {
        Outcomes outcomes = new Outcomes();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request(classes(launcher, loader, tests, Pattern.compile(included), outcomes)), outcomes);
        Files.write(results, outcomes.lines());
        return String.valueOf(outcomes.lines().size());
    }

    private static LauncherDiscoveryRequest request(List<DiscoverySelector> selected) {
        return LauncherDiscoveryRequestBuilder.request().selectors(selected).build();
    }

    /** Each is looked into by itself, as one with a nested class that cannot be loaded would have JUnit find no test at all. */
    private static List<DiscoverySelector> classes(
            Launcher launcher, ClassLoader loader, Path tests, Pattern included, Outcomes outcomes) throws IOException {
        List<DiscoverySelector> selected = new ArrayList<>();
        for (String name : Loading.names(tests)) {
            if (included.matcher(name).matches()) {
                try {
                    DiscoverySelector test = DiscoverySelectors.selectClass(Class.forName(name, false, loader));
                    launcher.discover(request(List.of(test)));
                    selected.add(test);
                } catch (ClassNotFoundException | LinkageError | JUnitException e) {
                    outcomes.note("[class:" + name + "]", "FAILED", e);
                }
            }
        }
        return selected;
    }
}
