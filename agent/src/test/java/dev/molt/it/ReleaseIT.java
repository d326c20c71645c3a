package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

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
            assertEquals("", system.events());
            assertEquals(files, system.files());
            assertEquals("pea 1.0 1, regis 1.0", system.ask("Pea.say"));
            system.install("SECOND");
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
            system.install("FIRST");
            assertEquals("pea 1.0 1, regis 1.0", system.ask("Pea.say"));
            assertEquals("SECOND permanent, FIRST current", system.which());
        }
    }

    @OnEveryJdk
    void whoCallsNeverSeesOneApplicationNewAndAnotherOld(Start start) throws Exception {
        String hammer =
                """
                public class Hammer implements Runnable {
                    private static volatile long calls;
                    private static volatile String mixed = "none";
                    static void start() {
                        Thread thread = new Thread(new Hammer(), "hammer");
                        thread.setDaemon(true);
                        thread.start();
                    }
                    @Override public void run() {
                        while (true) {
                            String said = Pea.say();
                            if (said.contains("pea 1") != said.contains("regis 1")) mixed = said;
                            calls++;
                        }
                    }
                    static long calls() { return calls; }
                    static String mixed() { return mixed; }
                }
                """;
        try (LiveSystem system = system(start)
                .with("hammer 1.0", "applications: [probe, pea]\nstart: app.Hammer.start\n", "", hammer, PEA, REGIS)
                .recreated("regis 1.0", "pea 1.0", "hammer 1.0")
                .unpacked("SECOND", "regis 2.0", "pea 2.0", "hammer 1.0")
                .start()) {
            for (String release : new String[] {"SECOND", "FIRST", "SECOND", "FIRST"}) {
                long before = Long.parseLong(system.ask("Hammer.calls"));
                LiveSystem.await(() -> Long.parseLong(system.ask("Hammer.calls")) > before + 1000);
                system.install(release);
            }
            assertEquals("none", system.ask("Hammer.mixed"));
        }
    }

    @OnEveryJdk
    void applicationsWithoutLoadedClassesAndReleasesOfConfigurationAlone(Start start) throws Exception {
        String idle = "public class Idle { static String say() { return \"idle 1.0\"; } }";
        String load = LiveSystem.appup("{load_module: app.Idle}", "{load_module: app.Idle}");
        String same = "public class Same { static String say() { return \"same\"; } }";
        try (LiveSystem system = system(start)
                .with("idle 1.0", "", "", idle)
                .with("idle 2.0", "", load, idle.replace("1.0", "2.0"))
                .with("same 1.0", "", "", same)
                .with("same 2.0", "", LiveSystem.appup("", ""), same)
                .with("same 3.0", "", "", same)
                .with("nowhere 1.0", "", "", "public class Nowhere {}")
                .with("nowhere 2.0", "", LiveSystem.appup("{load_module: app.Nowhere}", "{load_module: app.Nowhere}"), "public class Nowhere { int more; }")
                .recreated("regis 1.0", "pea 1.0", "idle 1.0", "same 1.0", "nowhere 1.0 none")
                .unpacked("IDLE", "regis 1.0", "pea 1.0", "idle 2.0", "same 1.0", "nowhere 1.0 none")
                .unpacked("SAME", "regis 1.0", "pea 1.0", "idle 1.0", "same 2.0", "nowhere 1.0 none")
                .unpacked("SAMER", "regis 1.0", "pea 1.0", "idle 1.0", "same 3.0", "nowhere 1.0 none")
                .unpacked("NONE", "regis 1.0", "pea 1.0", "idle 1.0", "same 1.0", "nowhere 2.0 none")
                .unpacked("TYPED", "regis 1.0", "pea 1.0", "idle 1.0", "same 1.0", "nowhere 1.0")
                .unpackedWith("OTHER", "", "pea: {port: 9}\n", "regis 1.0", "pea 1.0", "idle 1.0", "same 1.0", "nowhere 1.0 none")
                .start()) {
            system.events();
            for (int i = 0; i < 2; i++) {
                system.install("IDLE");
                if (i > 0) {
                    assertEquals("idle 2.0", system.ask("Idle.say"));
                }
                system.install("FIRST");
            }
            assertEquals("idle 1.0", system.ask("Idle.say"));
            system.install("SAME").install("FIRST").install("SAME");
            assertEquals("same", system.ask("Same.say"));
            assertTrue(system.applications().contains("same 2.0"), system.applications());
            system.install("FIRST").install("SAMER").install("FIRST").install("NONE").install("FIRST");
            assertEquals(
                    "nowhere has type none in release FIRST and permanent in TYPED, and nothing in between makes it so",
                    system.refused("type_changes", "check", "TYPED"));
            assertEquals("", system.events());
            system.install("OTHER");
            assertEquals("pea changes {port=9}{}[]", system.events());
            assertEquals("9", system.probe("property pea.port"));
            system.install("FIRST");
            assertEquals("pea changes {port=1}{}[]", system.events());
            assertEquals("1", system.probe("property pea.port"));
        }
    }

    @OnEveryJdk
    void applicationsAreAddedRemovedAndStartedAnewAgainAndAgain(Start start) throws Exception {
        try (LiveSystem system = FailingSystem.started(start)) {
            system.events();
            assertEquals("gone 1.0 1", system.ask("Gone.say"));
            for (int i = 0; i < 3; i++) {
                assertEquals("rest 1.0 1", system.ask("Rest.say"));
                assertEquals("pea 1.0 1, regis 1.0 1", system.ask("Pea.say"));
                system.install("THIRD");
                assertEquals("rest 2.0 1", system.ask("Rest.say"));
                assertEquals("added 1.0 1", system.ask("Added.say"));
                assertEquals("added 1.0 2", system.ask("Added.say"));
                assertTrue(system.ask("Gone.say").startsWith("java.lang.NoClassDefFoundError: app.Gone was deleted"), "gone");
                assertEquals("added 1.0, pea 2.0, probe 1.0, regis 2.0, rest 2.0", system.applications());
                assertEquals(
                        "pea before, rest 1.0 stops, code change, second starts, added 1.0 starts, pea after, rest 2.0 starts,"
                                + " pea changes, third stops, gone 1.0 stops",
                        system.events());
                system.install("FIRST");
                assertEquals("gone 1.0 1", system.ask("Gone.say"));
                assertTrue(system.ask("Added.say").startsWith("java.lang.NoClassDefFoundError: app.Added was deleted"), "added");
                assertEquals("gone 1.0, pea 1.0, probe 1.0, regis 1.0, rest 1.0", system.applications());
                assertEquals(
                        "pea before, rest 2.0 stops, code change, third starts, gone 1.0 starts, rest 1.0 starts, pea after,"
                                + " pea changes, second stops, added 1.0 stops",
                        system.events());
            }
            system.jvm().terminate();
            assertEquals("pea stops", system.jvm().line());
        }
    }

    @OnEveryJdk
    void aReleaseIsRemovedWithTheLibrariesThatNoOtherHas(Start start) throws Exception {
        try (LiveSystem system = system(start).unpacked("SECOND", "regis 2.0", "pea 1.0").unpacked("THIRD", "regis 2.0", "pea 2.0").start()) {
            Path lib = system.root().resolve("lib");
            system.refused("permanent", "remove", "FIRST");
            system.install("THIRD").must("make_permanent", "THIRD");
            system.refused("permanent", "remove", "THIRD");
            assertEquals(
                    "this JVM was started with jars that only release FIRST has, and still loads classes from them",
                    system.refused("in_use", "remove", "FIRST"));
            system.must("set_removed", "SECOND");
            assertEquals("THIRD permanent, FIRST old", system.which());
            assertTrue(Files.exists(system.root().resolve("releases/SECOND/release.yaml")));
            system.must("set_unpacked", "SECOND");
            assertEquals("SECOND unpacked, THIRD permanent, FIRST old", system.which());
            system.stop();
            system.start();
            system.must("remove", "FIRST");
            assertTrue(Files.exists(lib.resolve("pea-1.0")));
            assertTrue(Files.notExists(lib.resolve("regis-1.0")));
            system.must("remove", "SECOND");
            assertTrue(Files.notExists(lib.resolve("pea-1.0")));
            assertTrue(Files.exists(lib.resolve("regis-2.0")) && Files.exists(lib.resolve("probe-1.0")));
            assertEquals("THIRD permanent", system.which());
            system.refused("no_such_release", "install", "FIRST");
        }
    }

    @OnEveryJdk
    void whatCannotBeInstalledIsRefusedByNameAndTouchesNothing(Start start) throws Exception {
        String up = "up:\n  - {from: '1.0', instructions: [{update: app.Pea}]}\ndown: []\n";
        String verify = "verify: [{call: app.Probe.healthy}]\n";
        try (LiveSystem system = system(start)
                .with("regis 3.0", "", "", REGIS_2.replace("2.0", "3.0"))
                .with("regis 4.0", "", LiveSystem.appup("{load_module: app.Regis}", ""), "public class Regis {}")
                .with("pea 3.0", PEA_SAYS, up, PEA.replace("1.0", "3.0"), REGIS)
                .unpacked("SECOND", "regis 2.0", "pea 2.0")
                .with("regis 5.0", "", LiveSystem.appup("", "").replace("1.0", "0.9"), REGIS_2.replace("2.0", "5.0"))
                .unpacked("NOAPPUP", "regis 3.0", "pea 1.0")
                .unpacked("NORELUP", "regis 5.0", "pea 1.0")
                .unpackedWith("ONEWAY", verify, "", "regis 1.0", "pea 3.0")
                .unpacked("UNFIT", "regis 4.0", "pea 1.0")
                .start()) {
            Files.writeString(
                    system.root().resolve("releases/SECOND/relup.yaml"),
                    "release: mysystem\nversion: SECOND\nup:\n  - {from: FIRST, description: x, script: [point_of_no_return]}\n"
                            + "down: []\n");
            system.events();
            String before = system.ask("Pea.say") + system.which() + system.applications() + system.files();
            for (String command : new String[] {"check", "install"}) {
                assertEquals("there is no release ZERO", system.refused("no_such_release", command, "ZERO"));
                assertEquals(
                        "release FIRST is permanent, and so installed already",
                        system.refused("already_installed", command, "FIRST"));
                assertTrue(system.refused("no_appup", command, "NOAPPUP").startsWith("nothing leads from regis 1.0 to 3.0"));
                assertTrue(system.refused("no_relup", command, "NORELUP").contains("1.0"));
                assertEquals(
                        "this is not the script that the upgrade files of the applications give",
                        system.refused("relup_differs", command, "SECOND"));
                assertEquals(
                        "app.Pea of pea uses method java.lang.String say() of app.Regis, which the release wanted does not have",
                        system.refused("no_such_member", command, "UNFIT"));
            }
            assertEquals(
                    "if it is not verified or confirmed, pea 3.0 has to go back to 1.0, which no upgrade file says how to do",
                    system.refused("no_way_back", "install", "ONEWAY"));
            assertEquals(before, system.ask("Pea.say") + system.which() + system.applications() + system.files());
            assertEquals("", system.events());
            Files.delete(system.root().resolve("releases/SECOND/relup.yaml"));
            system.install("SECOND");
        }
    }

    @OnEveryJdk
    void oneChangeAtATime(Start start) throws Exception {
        try (LiveSystem system = system(start).unpacked("SECOND", "regis 2.0", "pea 2.0").start()) {
            system.events();
            system.probe("hold pea checked");
            CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> system.molt("install", "SECOND"));
            LiveSystem.await(() -> system.events().equals("pea checked"));
            for (String command : new String[] {"install", "check", "remove", "set_removed", "make_permanent"}) {
                assertEquals("another upgrade of this JVM is being carried out", system.refused("busy", command, "SECOND"));
            }
            assertEquals("SECOND unpacked, FIRST permanent", system.which());
            system.probe("hold");
            assertTrue(first.get().done(), first.get().toString());
            assertEquals("SECOND current, FIRST permanent", system.which());
            system.refused("no_heart", "reboot_old", "FIRST");
        }
    }

    @OnEveryJdk
    void nothingIsInstalledWhileTheSystemStarts(Start start) throws Exception {
        String slow =
                """
                public class Slow { static void start() {
                    while (!new java.io.File("go").exists()) Thread.onSpinWait();
                } }
                """;
        try (LiveSystem system = system(start)
                .with("slow 1.0", "applications: [probe]\nstart: app.Slow.start\n", "", slow)
                .recreated("regis 1.0", "pea 1.0", "slow 1.0")
                .unpacked("SECOND", "regis 2.0", "pea 2.0", "slow 1.0")
                .launch()) {
            LiveSystem.await(() -> Files.exists(system.root().resolve("run/" + system.jvm().pid() + ".sock")));
            assertEquals("the applications of this system do not all run", system.refused("starting", "install", "SECOND"));
            Files.createFile(system.root().resolve("go"));
            LiveSystem.await(() -> system.molt("check", "SECOND").done());
            system.install("SECOND");
        }
    }

    @OnEveryJdk
    void underHeartAnOldReleaseIsStartedAgain(Start start) throws Exception {
        try (LiveSystem system = system(start).unpacked("SECOND", "regis 2.0", "pea 2.0").startHeart()) {
            system.install("SECOND").must("make_permanent", "SECOND");
            long first = system.pid();
            system.must("reboot_old", "FIRST");
            assertEquals("SECOND old, FIRST permanent", system.which().replace("unpacked", "old"));
            assertTrue(first != system.pid());
            system.jvm().terminate();
            assertEquals(0, system.jvm().exit());
        }
    }

    private static final String RETRANSFORMING =
            """
            public class Other {
                private static java.lang.instrument.Instrumentation all;
                public static void premain(String options, java.lang.instrument.Instrumentation instrumentation) {
                    all = instrumentation;
                }
                static String retransform() throws Exception {
                    all.retransformClasses(Arrays.stream(all.getAllLoadedClasses())
                            .filter(all::isModifiableClass)
                            .toArray(Class<?>[]::new));
                    return "done";
                }
            }
            """;

    @OnEveryJdk
    void whatARunningReleaseAddedStaysWhenAnotherAgentHasAllClassesReadAnew(Start start) throws Exception {
        String idle =
                """
                public class Idle {
                    private static final Idle IDLE = new Idle();
                    private int size = 3;
                    static void start() { Probe.step("idle starts"); }
                    static String say() { return "idle 1.0 " + IDLE.size; }
                }
                """;
        String changed = idle.replace("1.0", "2.0")
                .replace("private int size = 3;", "private int size = 3; int more() { return size + 1; }")
                .replace("IDLE.size", "IDLE.more()");
        String load = LiveSystem.appup("{load_module: app.Idle}", "{load_module: app.Idle}");
        String says = "applications: [probe]\nstart: app.Idle.start\n";
        try (LiveSystem system = system(start)
                .with("idle 1.0", says, "", idle)
                .with("idle 2.0", says, load, changed)
                .unpacked("SECOND", "regis 2.0", "pea 2.0", "idle 1.0")
                .unpacked("THIRD", "regis 2.0", "pea 2.0", "idle 2.0")
                .beside(OtherAgent.jar(RETRANSFORMING, Path.of(System.getProperty("molt.it.work"), "retransforming.jar")))
                .start()) {
            assertEquals("pea 1.0 1, regis 1.0", system.ask("Pea.say"));
            String[] steps = {
                "SECOND", "idle 1.0 3", "THIRD", "idle 2.0 4", "SECOND", "idle 1.0 3",
                "FIRST", "java.lang.NoClassDefFoundError: app.Idle was deleted by the removal of idle", "THIRD", "idle 2.0 4"
            };
            for (int i = 0; i < steps.length; i += 2) {
                system.install(steps[i]);
                assertEquals(steps[i + 1], system.ask("Idle.say"));
                assertEquals("done", system.ask("Other.retransform"));
                assertEquals(steps[i + 1], system.ask("Idle.say"));
                String pea = steps[i].equals("FIRST") ? "pea 1.0 1, regis 1.0" : "pea 2.0 1+5+10, regis 2.0";
                assertEquals(pea, system.ask("Pea.say"));
            }
        }
    }

    @OnEveryJdk
    void anApplicationWhoseJarIsGoneIsNotChanged(Start start) throws Exception {
        try (LiveSystem system = system(start).unpacked("SECOND", "regis 2.0", "pea 2.0").unpacked("THIRD", "regis 2.0", "pea 1.0").start()) {
            system.install("SECOND");
            Path home = system.root().resolve("lib/pea-1.0/pea-1.0.jar");
            Path aside = Files.move(home, home.resolveSibling("aside"));
            Files.copy(aside, system.root().resolve("lib/pea-1.0/other.jar"));
            assertEquals(
                    "this JVM has the classes of pea from " + home + ", which is gone",
                    system.refused("no_home", "install", "THIRD"));
            Files.delete(system.root().resolve("lib/pea-1.0/other.jar"));
            Files.move(aside, home);
            system.install("THIRD");
            assertEquals("pea 1.0 1, regis 2.0", system.ask("Pea.say"));
        }
    }
}
