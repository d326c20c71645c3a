package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** What upgrade files ask of applications that do not change, and of methods that came with the release. */
class ReleaseInstructionsIT {

    private static final String REST =
            """
            public class Rest {
                private static int starts;
                static void start() { starts++; Probe.step("rest starts"); }
                static void stop() { Probe.step("rest stops"); }
                static String starts() { return "" + starts; }
            }
            """;

    private static final String PEA =
            """
            public class Pea {
                static void start() { }
                static String say() { return "one"; }
            }
            """;

    private static final String GROWN =
            """
            public class Pea {
                private static String learned = "nothing";
                static void start() { }
                static String say() { return "two, " + learned; }
                static void learn(String what) { learned = what; }
                static boolean healthy() { Probe.step("healthy"); return Probe.holds("verify"); }
                static void changed(Map<String, Object> changed, Map<String, Object> added, Set<String> removed) {
                    Probe.step("changed " + changed + added + removed);
                }
            }
            """;

    private static LiveSystem system(Start start, String up, String down) throws Exception {
        return LiveSystem.of(start)
                .with("rest 1.0", "applications: [probe]\nstart: app.Rest.start\nstop: app.Rest.stop\n", "", REST)
                .with("pea 1.0", "applications: [probe]\nstart: app.Pea.start\n", "", PEA)
                .with(
                        "pea 2.0",
                        "applications: [probe]\nstart: app.Pea.start\nconfig_change: app.Pea.changed\nenv: {port: 1}\n",
                        LiveSystem.appup(up, down),
                        GROWN)
                .created("rest 1.0", "pea 1.0");
    }

    @OnEveryJdk
    void anApplicationThatDoesNotChangeIsRestarted(Start start) throws Exception {
        String both = "{load_module: app.Pea}, {restart_application: rest}";
        try (LiveSystem system = system(start, both, both).start()) {
            system.unpackedWith("SECOND", "verify: [{call: app.Probe.healthy}]\n", "", "rest 1.0", "pea 2.0");
            assertEquals("one", system.ask("Pea.say"));
            assertEquals("rest starts", system.events());
            system.install("SECOND");
            assertEquals("rest stops, rest starts, changed {}{port=1}[]", system.events());
            assertEquals("1", system.ask("Rest.starts"), "its static state began anew");
            // Whoever copies a root makes its jars younger than the JVM: what it loaded has then to be asked for.
            Files.setLastModifiedTime(
                    system.root().resolve("lib/rest-1.0/rest-1.0.jar"), FileTime.from(Instant.now().plusSeconds(60)));
            system.install("FIRST");
            assertEquals("1", system.ask("Rest.starts"));
            assertEquals("rest stops, rest starts", system.events());
            system.probe("fail verify");
            Outcome failed = system.molt("install", "SECOND");
            assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
            system.probe("fail");
            assertEquals("one", system.ask("Pea.say"));
            assertEquals("1", system.ask("Rest.starts"), "it was started once more, and no state is of before");
        }
    }

    @OnEveryJdk
    void methodsThatCameToALoadedClassAreCalled(Start start) throws Exception {
        String up = "{load_module: app.Pea}, {apply: {module: app.Pea, function: learn, arguments: [much]}}";
        try (LiveSystem system = system(start, up, "{load_module: app.Pea}").start()) {
            system.unpackedWith("SECOND", "verify: [{call: app.Pea.healthy}]\n", "pea: {port: 2}\n", "rest 1.0", "pea 2.0");
            assertEquals("one", system.ask("Pea.say"));
            system.events();
            system.install("SECOND");
            assertEquals("two, much", system.ask("Pea.say"));
            assertEquals("changed {}{port=2}[], healthy", system.events());
            system.install("FIRST");
            assertEquals("one", system.ask("Pea.say"));
            system.probe("fail verify");
            Outcome failed = system.molt("install", "SECOND");
            assertEquals(Outcome.FAILED, failed.exit(), failed.toString());
            assertEquals("one", system.ask("Pea.say"));
        }
    }
}
