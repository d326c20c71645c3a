package real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each server goes up and down while clients use it, on every JDK there is, and nobody is given a wrong answer. */
class RealIT {

    private static final long SPAN = 700;

    @TestFactory
    Stream<DynamicTest> clientsNoticeNothing() throws IOException {
        List<Path> jdks = Real.jdks();
        assertFalse(jdks.isEmpty(), "no JDK to run on");
        return Real.APPLICATIONS.stream().flatMap(application -> jdks.stream().map(jdk ->
                DynamicTest.dynamicTest(application.get().releases().name() + " on " + jdk, () ->
                        upAndDown(application.get(), jdk))));
    }

    private static void upAndDown(Application application, Path jdk) throws Exception {
        Releases releases = application.releases();
        Outcome outcome = new Passage(application, jdk, SPAN).run(1);
        assertEquals(List.of(), outcome.failures());
        assertEquals(List.of(), outcome.exceptions(), () -> String.join("\n", outcome.printed()));
        assertEquals(List.of(releases.olderShows(), releases.newerShows(), releases.olderShows()), outcome.shown());
        assertFalse(outcome.answered().contains(0), () -> "a client was never answered: " + outcome.answered());
        outcome.during().forEach(waits -> assertFalse(waits.count() == 0, "nobody asked anything during a change"));
    }
}
