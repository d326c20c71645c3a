package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;

/** Releases are unpacked, checked, installed, made permanent, gone back from and removed while the system runs. */
class ReleaseIT {

    /** Its size is asked for by {@code pea} since 2.0, by a method that is new then. */
    private static final String REGIS =
            """
            public class Regis {
                private final int size = 10;
                static final Regis REGIS = new Regis();
                public static String say() { return "regis 1.0"; }
            }
            """;

    private static final String REGIS_2 = REGIS.replace("1.0", "2.0")
            .replace("public static", "public static int size() { return REGIS.size; } public static");

    private static final String PEA =
            """
            public class Pea {
                private static final Pea PEA = new Pea();
                private int size = 1;
                static void start(Map<String, Object> configuration) { Probe.step("pea 1.0 starts " + configuration); }
                static void stop() { Probe.step("pea stops"); }
                static void changed(Map<String, Object> changed, Map<String, Object> added, Set<String> removed) {
                    Probe.step("pea changes " + changed + added + removed);
                }
                static boolean checked() { Probe.step("pea checked"); return true; }
                static String say() { return "pea 1.0 " + PEA.size + ", " + Regis.say(); }
            }
            """;

    private static final String PEA_2 = PEA.replace("1.0", "2.0")
            .replace("private int size = 1;", "private int size = 1; private int more = 2;")
            .replace("PEA.size", "PEA.size + \"+\" + PEA.more + \"+\" + Regis.size()");

    private static final String PEA_UP = "{apply: {module: app.Pea, function: checked, arguments: []}}, point_of_no_return,"
            + " {update: {module: app.Pea, change: {advanced: []}, code_change: {set: {more: '5'}}}}";

    private static final String PEA_DOWN = "{update: {module: app.Pea, change: {advanced: []}, code_change: {drop: [more]}}}";

    private static final String PEA_SAYS =
            "applications: [probe, regis]\nenv: {port: 1}\nstart: app.Pea.start\nstop: app.Pea.stop\nconfig_change: app.Pea.changed\n";

    private static LiveSystem system(Start start) throws Exception {
        String regis = LiveSystem.appup("{update: app.Regis}", "{update: app.Regis}");
        return LiveSystem.of(start)
                .with("regis 1.0", "", "", REGIS)
                .with("regis 2.0", "", regis, REGIS_2)
                .with("pea 1.0", PEA_SAYS, "", PEA, REGIS)
                .with("pea 2.0", PEA_SAYS.replace("port: 1", "port: 2"), LiveSystem.appup(PEA_UP, PEA_DOWN), PEA_2, REGIS_2)
                .created("regis 1.0", "pea 1.0");
    }

    @OnEveryJdk
    void aReleaseIsUnpackedCheckedInstalledMadePermanentAndStartedAgain(Start start) throws Exception {
        try (LiveSystem system = system(start).start()) {
            assertEquals("FIRST permanent", system.which());
            assertEquals("pea 1.0 starts {port=1}", system.events());
            system.unpacked("SECOND", "regis 2.0", "pea 2.0");
            assertEquals("SECOND unpacked, FIRST permanent", system.which());
            String files = system.files();
            Outcome checked = system.molt("check", "SECOND");
            assertTrue(checked.done(), checked.toString());
            System.out.println(checked.out());
            assertEquals("", system.events());
            assertEquals(files, system.files());
            assertEquals("pea 1.0 1, regis 1.0", system.ask("Pea.say"));
            System.out.println(system.must("install", "SECOND"));
            assertEquals("pea 2.0 1+5+10, regis 2.0", system.ask("Pea.say"));
            assertEquals("SECOND current, FIRST permanent", system.which());
            assertEquals("pea checked, pea changes {port=2}{}[]", system.events());
            assertEquals("2", system.probe("property pea.port"));
            system.stop();
            system.start();
            assertEquals("SECOND unpacked, FIRST permanent", system.which());
            assertEquals("pea 1.0 1, regis 1.0", system.ask("Pea.say"));
            system.install("SECOND").must("make_permanent", "SECOND");
            assertEquals("SECOND permanent, FIRST old", system.which());
            system.stop();
            system.start();
            assertEquals("SECOND permanent, FIRST old", system.which());
            assertEquals("pea 2.0 1+2+10, regis 2.0", system.ask("Pea.say"));
            System.out.println(system.must("install", "FIRST"));
            assertEquals("pea 1.0 1, regis 1.0", system.ask("Pea.say"));
            assertEquals("SECOND permanent, FIRST current", system.which());
        }
    }
}
