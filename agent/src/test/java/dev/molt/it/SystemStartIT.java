package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A system starts its applications in order, configured, and stops them in reverse; with the agent and without. */
class SystemStartIT {

    private static final String REGIS =
            """
            class Regis {
                static void start() { System.out.println("regis starts"); }
                static void stop() { System.out.println("regis stops"); }
            }
            """;

    private static final String PEA =
            """
            class Pea {
                static void start(Map<String, Object> configuration) {
                    System.out.println("pea starts with " + configuration + " " + System.getProperty("pea.port") + " "
                            + Pea.class.getClassLoader().equals(Thread.currentThread().getContextClassLoader()));
                    if (configuration.containsKey("broken")) throw new IllegalStateException("no peas");
                }
                static void stop() { System.out.println("pea stops"); }
            }
            class PeaSup {}
            class Worker {
                static Worker start() { System.out.println("worker starts " + System.getProperty("name")); return new Worker(); }
                void stop() { System.out.println("worker stops"); }
            }
            """;

    private static final String RELEASE =
            """
            release: mysystem
            version: FIRST
            java_options: [-Xmx64m, "-Dname=two words", "-XX:+UseSerialGC"]
            applications:
              - {application: pea, version: "1.0"}
              - {application: regis, version: "1.0.0"}
            """;

    @OnEveryJdk
    void startsInOrderAndStopsInReverse(Start start) throws Exception {
        TargetSystem system = system().write("sys.config.yaml.src", "pea: {port: ${PEA_PORT}}\n");
        for (boolean agent : List.of(false, true)) {
            try (TargetJvm jvm = system.start(start.jdk(), agent, Map.of("PEA_PORT", "8081"))) {
                assertEquals(
                        List.of(
                                "regis starts",
                                "pea starts with {greeting=hello, port=8081} 8081 true",
                                "worker starts two words"),
                        List.of(jvm.line(), jvm.line(), jvm.line()));
                if (!agent) {
                    assertEquals(Outcome.DONE, Molt.attach(start.jdk(), jvm.pid()).exit());
                }
                assertEquals(List.of("pea 1.0", "regis 1.0.0"), applications(jvm));
                assertEquals("[]", Molt.of(jvm).status().get("unnamed").toString());
                jvm.terminate();
                assertEquals(
                        List.of("worker stops", "pea stops", "regis stops", "(end)"),
                        List.of(jvm.line(), jvm.line(), jvm.line(), jvm.line()));
                assertEquals(143, jvm.exit());
            }
        }
    }

    @OnEveryJdk
    void whatDoesNotStartStopsTheRestAndEndsTheJvm(Start start) throws Exception {
        TargetSystem system = system().write("sys.config.yaml", "pea: {broken: true}\nbeans: {}\n");
        for (boolean agent : List.of(false, true)) {
            try (TargetJvm jvm = system.start(start.jdk(), agent, Map.of())) {
                assertEquals(1, jvm.exit());
                assertEquals("regis starts", jvm.line());
                assertEquals("pea starts with {broken=true, greeting=hello, port=1} 1 true", jvm.line());
                assertEquals("regis stops", jvm.line());
                assertEquals("(end)", jvm.line());
                assertEquals(
                        """
                        warning: the configuration of beans is not used, as mysystem FIRST has no such application
                          cure: take it out, or write the application's name
                        error: pea 1.0 was not started: app.Pea.start threw java.lang.IllegalStateException: no peas
                          cure: mend what it tells; what the system can do without has type: temporary
                        not started: releases/FIRST/start.boot, 1 error
                        java.lang.IllegalStateException: no peas
                        \tat app.Pea.start(Pea.java:1)
                        (end)""",
                        complaints(jvm).replaceAll("\\(.*java:[0-9]+\\)", "(Pea.java:1)"));
            }
        }
    }

    @OnEveryJdk
    void aVariableThatIsNotSetIsToldBeforeAnythingStarts(Start start) throws Exception {
        TargetSystem system = system().write("sys.config.yaml.src", "pea:\n  port: ${PEA_PORT}\n");
        try (TargetJvm jvm = system.start(start.jdk(), true, Map.of())) {
            assertEquals(1, jvm.exit());
            assertEquals("(end)", jvm.line());
            String file = system.root().resolve("releases/FIRST/sys.config.yaml.src").toString();
            assertEquals(
                    file + ":2:9: error: the environment variable PEA_PORT is not set\n"
                            + "    port: ${PEA_PORT}\n          ^\n"
                            + "  cure: set it, or write what stands in its place: ${PEA_PORT:-default}\n"
                            + "not started: releases/FIRST/start.boot, 1 error\n(end)",
                    complaints(jvm));
        }
    }

    @OnEveryJdk
    void aReleaseThatIsNotThereIsTold(Start start) throws Exception {
        TargetSystem system = system();
        Files.delete(system.root().resolve("releases/FIRST/start.boot"));
        try (TargetJvm jvm = system.start(start.jdk(), false, Map.of())) {
            assertEquals(1, jvm.exit());
            assertEquals(
                    """
                    error: there is no releases/FIRST/start.boot
                      cure: start in the directory of the target system, and name a release that is unpacked there
                    not started: releases/FIRST/start.boot, 1 error
                    (end)""",
                    complaints(jvm));
        }
    }

    @OnEveryJdk
    void aProgramThatGoesOnIsStoppedAsWell(Start start) throws Exception {
        TargetSystem system = TargetSystem.of("program")
                .with("regis", "1.0.0", "start: app.Regis.start\nstop: app.Regis.stop\n", REGIS)
                .with(
                        "program",
                        "1.0",
                        "applications: [regis]\nstart: app.Program.main\nstop: app.Program.stop\n",
                        """
                        public class Program {
                            public static void main(String[] arguments) throws Exception {
                                System.out.println("main " + arguments.length);
                                Thread.currentThread().join();
                            }
                            static void stop() { System.out.println("program stops"); }
                        }
                        """)
                .release(RELEASE.replace("application: pea", "application: program"));
        try (TargetJvm jvm = system.start(start.jdk(), true, Map.of())) {
            assertEquals(List.of("regis starts", "main 0"), List.of(jvm.line(), jvm.line()));
            jvm.terminate();
            assertEquals(
                    List.of("program stops", "regis stops", "(end)"), List.of(jvm.line(), jvm.line(), jvm.line()));
            assertEquals(143, jvm.exit());
        }
    }

    private static TargetSystem system() throws Exception {
        return TargetSystem.of("pea")
                .with("regis", "1.0.0", "start: app.Regis.start\nstop: app.Regis.stop\n", REGIS)
                .with(
                        "pea",
                        "1.0",
                        """
                        applications: [regis]
                        env: {greeting: hello, port: 1}
                        start: app.Pea.start
                        stop: app.Pea.stop
                        containers:
                          - container: app.PeaSup
                            children: [{child: worker, module: app.Worker, start: start, stop: stop}]
                        """,
                        PEA)
                .release(RELEASE);
    }

    private static List<String> applications(TargetJvm jvm) {
        List<String> applications = new ArrayList<>();
        for (JsonElement element : Molt.of(jvm).status().getAsJsonArray("applications")) {
            applications.add(element.getAsJsonObject().get("application").getAsString() + " "
                    + element.getAsJsonObject().get("version").getAsString());
        }
        return applications;
    }

    private static String complaints(TargetJvm jvm) {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(jvm.complaint());
        } while (!lines.get(lines.size() - 1).equals("(end)"));
        return String.join("\n", lines);
    }
}
