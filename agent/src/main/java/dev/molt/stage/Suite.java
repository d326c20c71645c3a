package dev.molt.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(classes(loader, tests, Pattern.compile(included), outcomes))
                .build();
        launcher.execute(request, outcomes);
        Files.write(results, outcomes.lines());
        return String.valueOf(outcomes.lines().size());
    }

    private static List<DiscoverySelector> classes(
            ClassLoader loader, Path tests, Pattern included, Outcomes outcomes) throws IOException {
        List<DiscoverySelector> selected = new ArrayList<>();
        for (String name : Loading.names(tests)) {
            if (included.matcher(name).matches()) {
                try {
                    selected.add(DiscoverySelectors.selectClass(Class.forName(name, false, loader)));
                } catch (ClassNotFoundException | LinkageError e) {
                    outcomes.note("[class:" + name + "]", "FAILED", e);
                }
            }
        }
        return selected;
    }
}
