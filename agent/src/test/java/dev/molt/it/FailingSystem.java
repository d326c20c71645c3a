package dev.molt.it;

/**
 * A live system each step of whose upgrades and downgrades can be told to fail.
 *
 * <p>Release SECOND has another {@code regis} and {@code pea}, adds {@code added} and removes {@code gone}; THIRD starts
 * {@code rest} anew besides.
 */
final class FailingSystem {

    private FailingSystem() {}

    static final String VERIFY =
            """
            verify:
              - call: app.Probe.healthy
              - http: {url: "http://localhost:${probe.port}/health"}
              - attribute: {bean: "app:type=Probe", attribute: Level, at_most: 5}
            """;

    private static final String REGIS =
            "public class Regis { static int n = 1; public static String say() { return \"regis 1.0 \" + n; } }";

    private static final String PEA =
            """
            public class Pea {
                static final Pea PEA = new Pea();
                private int size = 1;
                static String grow() { PEA.size++; Regis.n++; return "grown"; }
                static void start() { Probe.step("pea starts"); }
                static void stop() { Probe.step("pea stops"); System.out.println("pea stops"); }
                static void stop2() { Probe.step("pea stops"); System.out.println("pea 2.0 stops"); }
                static void changed(Map<String, Object> changed, Map<String, Object> added, Set<String> removed) {
                    Probe.step("pea changes");
                }
                static boolean before() { Probe.step("pea before"); return Probe.holds("pea before is false"); }
                static boolean after() { Probe.step("pea after"); return Probe.holds("pea after is false"); }
                static String say() { return "pea 1.0 " + PEA.size + ", " + Regis.say(); }
                static String identity() { return "" + System.identityHashCode(PEA); }
                static String block() throws Exception {
                    var inside = new java.util.concurrent.CountDownLatch(1);
                    Thread thread = new Thread(() -> PEA.stay(inside), "blocked");
                    thread.setDaemon(true);
                    thread.start();
                    inside.await();
                    return "blocked";
                }
                static final java.util.concurrent.Semaphore GO = new java.util.concurrent.Semaphore(0);
                private void stay(java.util.concurrent.CountDownLatch inside) {
                    inside.countDown();
                    GO.acquireUninterruptibly();
                    size += 0;
                }
                static String release() { GO.release(); return "released"; }
            }
            class PeaSup {}
            class First { static First start() { Probe.step("first starts"); return new First(); } void stop() { Probe.step("first stops"); } }
            class Second { static Second start() { Probe.step("second starts"); return new Second(); } void stop() { Probe.step("second stops"); } }
            class Third { static Third start() { Probe.step("third starts"); return new Third(); } void stop() { Probe.step("third stops"); } }
            """;

    private static final String PEA_2 = PEA.replace("1.0", "2.0")
            .replace("private int size = 1;", "private int size = 1; private int more = 2;")
            .replace("PEA.size +", "PEA.size + \"+\" + PEA.more +");

    private static final String PEA_SAYS =
            """
            applications: [probe, regis]
            env: {port: 1}
            start: app.Pea.start
            stop: app.Pea.stop
            config_change: app.Pea.changed
            containers:
              - container: app.PeaSup
                children:
                  - {child: first, module: app.First, start: start, stop: stop}
                  - {child: third, module: app.Third, start: start, stop: stop}
            """;

    private static final String PEA_2_SAYS = PEA_SAYS
            .replace("third", "second")
            .replace("Third", "Second")
            .replace("port: 1", "port: 2").replace("Pea.stop", "Pea.stop2");

    private static final String BOTH =
            "{apply: {module: app.Pea, function: before, arguments: []}}, point_of_no_return, {load_module: app.Regis},"
                    + " {update: {module: app.Pea, change: {advanced: []}, code_change: {CHANGE}}},"
                    + " {update: {module: app.PeaSup, type: supervisor}},"
                    + " {apply: {module: app.Pea, function: after, arguments: []}}";

    private static final String UP = BOTH.replace("CHANGE", "set: {more: 'Probe.step(\"code change\", 5)'}, convert: {size: size}").replace("{load_module: app.Regis}, ", "");

    private static final String DOWN = BOTH.replace("CHANGE", "drop: [more], convert: {size: 'Probe.step(\"code change\", size)'}").replace("{load_module: app.Regis}, ", "");

    private static final String SIMPLE =
            "public class NAME { static int n = 1; static void start() { Probe.step(\"LOW VSN starts\"); }"
                    + " static void stop() { Probe.step(\"LOW VSN stops\"); } static String say() { return \"LOW VSN \" + n++; } }";

    private static String simple(String name, String version) {
        return SIMPLE.replace("NAME", name).replace("LOW", name.toLowerCase(java.util.Locale.ROOT)).replace("VSN", version);
    }

    private static String says(String name) {
        return "applications: [probe]\nstart: app." + name + ".start\nstop: app." + name + ".stop\n";
    }

    /** Runs FIRST, or FIRST and then another. */
    static LiveSystem started(Start start) throws Exception {
        String load = LiveSystem.appup("{load_module: app.Regis}", "{load_module: app.Regis}");
        String restart = LiveSystem.appup("{restart_application: rest}", "{restart_application: rest}");
        return LiveSystem.of(start)
                .with("regis 1.0", "", "", REGIS)
                .with("regis 2.0", "", load, REGIS.replace("1.0", "2.0"))
                .with("pea 1.0", PEA_SAYS, "", PEA, REGIS)
                .with("pea 2.0", PEA_2_SAYS, LiveSystem.appup(UP, DOWN), PEA_2, REGIS)
                .with("rest 1.0", says("Rest"), "", simple("Rest", "1.0"))
                .with("rest 2.0", says("Rest"), restart, simple("Rest", "2.0"))
                .with("gone 1.0", says("Gone"), "", simple("Gone", "1.0"))
                .with("added 1.0", says("Added"), "", simple("Added", "1.0"))
                .createdWith(VERIFY, "regis 1.0", "pea 1.0", "rest 1.0", "gone 1.0")
                .unpackedWith("SECOND", VERIFY, "", "regis 2.0", "pea 2.0", "rest 1.0", "added 1.0")
                .unpackedWith("THIRD", VERIFY, "", "regis 2.0", "pea 2.0", "rest 2.0", "added 1.0")
                .start();
    }
}
