package dev.molt.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the applications of a system and their components start, stop and learn of configuration. */
class RunningApplicationsTest {

    private static final String SUP = "noted.Sup";
    private static final String WORKER = name(Noted.Worker.class);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Child ONE = new Child("one", WORKER, "one", Optional.of("close"));
    private static final Child TWO = new Child("two", WORKER, "two", Optional.of("end"));
    private static final Child THREE = new Child("three", WORKER, "three", Optional.of("stop"));
    private static final Child POOL = new Child("pool", name(Noted.Pool.class), "start", Optional.of("shutdown"));

    private static final BootApplication REGIS = application("regis", Noted.Regis.class, "start", StartType.PERMANENT);
    private static final BootApplication PEA = application("pea", Noted.Pea.class, "start", StartType.PERMANENT, ONE, TWO);
    private static final BootApplication PROGRAM = application("program", Noted.Program.class, "main", StartType.PERMANENT);

    private static final SortedMap<String, Object> PORT = new TreeMap<>(Map.of("port", 1L));

    private final List<String> told = new ArrayList<>();
    private final Map<Class<?>, Class<?>> beside = new HashMap<>();
    private Ready ready = () -> {};
    private final RunningApplications system = new RunningApplications(
            new ClassLoader(getClass().getClassLoader()) {}, type -> Optional.ofNullable(beside.get(type)), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    @AfterEach
    void nothingIsNoted() {
        Noted.taken();
        Noted.fail("");
        Noted.Program.meanwhile = () -> {};
        System.clearProperty("pea.port");
        System.clearProperty("pea.more");
    }

    @Test
    void applicationsStartInOrderWithTheirConfigurationAndStopInReverse() throws Exception {
        boot(REGIS, PEA, PROGRAM);
        assertEquals(
                List.of(
                        "regis starts in ",
                        "pea starts with {port=1}, pea.port=1",
                        "one starts",
                        "two starts",
                        "main with 0"),
                Noted.taken());
        assertTrue(system.isRunning("pea"));
        assertEquals(List.of(), system.shutDown());
        assertEquals(
                List.of("program stops", "two ends", "one closes", "pea stops", "regis stops"), Noted.taken());
        assertFalse(system.isRunning("pea"));
        assertEquals(List.of(), system.shutDown());
        assertEquals(List.of(), Noted.taken());
    }

    @Test
    void propertiesOfAllAreSetBeforeAnyStarts() throws Exception {
        Noted.Program.meanwhile = () -> assertEquals("1", System.getProperty("pea.port"));
        boot(PROGRAM, PEA);
        assertEquals("main with 0", Noted.taken().get(0));
    }

    @Test
    void whatIsOfTypeLoadIsThereAndDoesNotStart() throws Exception {
        boot(typed(PEA, StartType.LOAD), typed(REGIS, StartType.NONE));
        assertEquals(List.of(), Noted.taken());
        assertEquals("1", System.getProperty("pea.port"));
        assertEquals(List.of(typed(PEA, StartType.LOAD)), system.applications());
        system.start("pea");
        assertEquals(3, Noted.taken().size());
    }

    @Test
    void aPermanentOneThatFailsStopsAllThatStarted() {
        Noted.fail("two starts");
        RefusedException refused = assertThrows(RefusedException.class, () -> boot(REGIS, PEA, PROGRAM));
        assertEquals(
                "error: pea 1 was not started: the child two was not started: " + WORKER
                        + ".two threw java.lang.IllegalStateException: no two starts\n"
                        + "  cure: mend what it tells; what the system can do without has type: temporary",
                refused.getMessage());
        assertEquals("no two starts", refused.getCause().getMessage());
        assertEquals(
                List.of("one closes", "pea stops", "regis stops"), Noted.taken().subList(4, 7));
        assertFalse(system.isRunning("regis"));
    }

    @Test
    void theStackTraceOfAFailureIsTheApplicationsOwn() {
        Noted.Program.meanwhile = RunningApplicationsTest::failInReflection;
        Throwable cause = assertThrows(RefusedException.class, () -> boot(PROGRAM)).getCause();
        StackTraceElement[] trace = cause.getStackTrace();
        assertEquals(name(Noted.Program.class) + ".main", trace[trace.length - 1].getClassName() + "." + trace[trace.length - 1].getMethodName());
        assertTrue(List.of(trace).stream().anyMatch(frame -> frame.getMethodName().equals("invoke")), cause.toString());
    }

    private static void failInReflection() {
        try {
            List.class.getMethod("get", int.class).invoke(List.of(), 1);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTransientOneThatFailsDoesSoToo() {
        Noted.fail("main with 0");
        assertThrows(RefusedException.class, () -> boot(REGIS, typed(PROGRAM, StartType.TRANSIENT)));
        assertEquals(List.of("regis starts in ", "main with 0", "regis stops"), Noted.taken());
    }

    @Test
    void aTemporaryOneThatFailsIsToldAndLeftOut() throws Exception {
        Noted.fail("main with 0");
        boot(typed(PROGRAM, StartType.TEMPORARY), REGIS);
        assertEquals(List.of("main with 0", "regis starts in "), Noted.taken());
        assertEquals(
                List.of("warning: program 1 was not started: " + name(Noted.Program.class)
                        + ".main threw java.lang.IllegalStateException: no main with 0\n  cure: mend what it tells"),
                told);
    }

    @Test
    void whatHasToRunBeforeRuns() {
        Noted.fail("main with 0");
        BootApplication after = after(REGIS, "program");
        RefusedException refused =
                assertThrows(RefusedException.class, () -> boot(typed(PROGRAM, StartType.TEMPORARY), after));
        assertTrue(
                refused.getMessage()
                        .startsWith("error: regis 1 was not started: program, which has to be started before it, does not run\n"),
                refused.getMessage());
    }

    @Test
    void whatCannotBeCalledIsToldWithWhatCould() {
        assertRefused(application("a", Noted.Regis.class, "begin", StartType.PERMANENT),
                "there is no static method " + name(Noted.Regis.class)
                        + ".begin without parameters, or with a Map or a String[]");
        assertRefused(application("a", "no.such.Class", "start", StartType.PERMANENT),
                "no.such.Class.start cannot be called: java.lang.ClassNotFoundException: no.such.Class");
        assertRefused(application("a", Noted.Regis.class, "start", StartType.PERMANENT,
                        new Child("x", WORKER, "close", Optional.empty())),
                "the child x was not started: there is no static method " + WORKER + ".close without parameters");
    }

    @Test
    void whatFailsToStopIsToldAndTheOthersStop() throws Exception {
        boot(REGIS, PEA);
        Noted.taken();
        Noted.fail("two ends");
        assertEquals(
                List.of("error: the child two may not have stopped: " + WORKER
                        + ".end threw java.lang.IllegalStateException: no two ends\n  cure: mend what it tells"),
                texts(system.shutDown()));
        assertEquals(List.of("two ends", "one closes", "pea stops", "regis stops"), Noted.taken());
    }

    @Test
    void aProgramThatRunsIsStoppedAtAnyTimeAndNothingStartsBehindIt() {
        Noted.Program.meanwhile = () -> assertEquals(List.of(), system.shutDown());
        assertThrows(RefusedException.class, () -> boot(REGIS, PROGRAM, PEA));
        assertEquals(
                List.of("regis starts in ", "main with 0", "program stops", "regis stops"), Noted.taken());
    }

    @Test
    void thatAllRunsIsToldOnceBeforeTheLastMainMethodWhichMayNeverReturn() throws Exception {
        ready = () -> told.add("ready after " + Noted.taken());
        boot(REGIS, PROGRAM);
        assertEquals(List.of("ready after [regis starts in ]"), told);
        assertEquals(List.of("main with 0"), Noted.taken());
    }

    @Test
    void thatAllRunsIsToldBehindTheLastThatIsNoProgram() throws Exception {
        ready = () -> told.add("ready after " + Noted.taken());
        boot(PROGRAM, REGIS, typed(PEA, StartType.LOAD));
        assertEquals(List.of("ready after [main with 0, regis starts in ]"), told);
    }

    @Test
    void whatMustNotRunIsStopped() {
        for (BootApplication last : List.of(PEA, typed(PROGRAM, StartType.TEMPORARY))) {
            RunningApplications other = new RunningApplications(getClass().getClassLoader());
            RefusedException refused = assertThrows(RefusedException.class, () -> other.boot(
                    new BootPlan("r", "1", List.of(REGIS, last)), Map.of(), d -> told.add(d.render()), () -> {
                        throw new RefusedException(Diagnostic.error("x", null, "unknown release", "unpack it"));
                    }));
            assertEquals("error: unknown release\n  cure: unpack it", refused.getMessage());
            assertFalse(other.isRunning("regis"));
            assertEquals("regis stops", Noted.taken().stream().reduce((a, b) -> b).orElseThrow());
        }
    }

    @Test
    void componentsAreKnown() throws Exception {
        boot(application("pea", Noted.Pea.class, "start", StartType.PERMANENT, ONE, THREE));
        List<Component> children = system.children(SUP);
        assertEquals(Noted.Worker.class, children.get(0).object().getClass());
        assertEquals(new Component("one", WORKER, true, children.get(0).object(), NOW), children.get(0));
        assertEquals(new Component("three", WORKER, true, null, NOW), children.get(1));
        assertEquals(List.of(), system.children("no.such.Container"));
    }

    @Test
    void aChildStopsAndStartsInItsPlace() throws Exception {
        boot(PEA);
        Object before = system.children(SUP).get(0).object();
        Noted.taken();
        system.stopChild(SUP, "one");
        system.stopChild(SUP, "one");
        assertEquals(new Component("one", WORKER, false, null, null), system.children(SUP).get(0));
        system.startChild(SUP, "one");
        system.startChild(SUP, "one");
        assertEquals(List.of("one closes", "one starts"), Noted.taken());
        assertEquals("one", system.children(SUP).get(0).name());
        assertNotSame(before, system.children(SUP).get(0).object());
    }

    @Test
    void aChildThatFailsToStopCountsAsRunning() throws Exception {
        boot(PEA);
        Noted.fail("one closes");
        assertThrows(RefusedException.class, () -> system.stopChild(SUP, "one"));
        assertTrue(system.children(SUP).get(0).running());
    }

    @Test
    void allChildrenOfAModuleStopInReverseAndStartInOrder() throws Exception {
        boot(application("pea", Noted.Pea.class, "start", StartType.PERMANENT, ONE, POOL, TWO));
        Noted.taken();
        ExecutorService pool = (ExecutorService) system.children(SUP).get(1).object();
        system.stopChildren(WORKER);
        assertEquals(List.of("two ends", "one closes"), Noted.taken());
        assertEquals(
                List.of(false, true, false),
                system.children(SUP).stream().map(Component::running).toList());
        system.startChildren(WORKER);
        assertEquals(List.of("one starts", "two starts"), Noted.taken());
        assertFalse(pool.isShutdown());
        system.stopChildren(name(Noted.Pool.class));
        assertTrue(pool.isShutdown());
    }

    @Test
    void aContainerGetsOtherChildrenAndThoseThatStayKeepTheirComponent() throws Exception {
        boot(PEA);
        Object two = system.children(SUP).get(1).object();
        Noted.taken();
        Child changed = new Child("two", WORKER, "two", Optional.of("close"));
        Undo undo = system.change(SUP, List.of(THREE, changed));
        assertEquals(List.of("one closes", "three starts"), Noted.taken());
        assertEquals(List.of("three", "two"), names());
        assertSame(two, system.children(SUP).get(1).object());
        assertEquals(List.of(), undo.undo());
        assertEquals(List.of("all stop", "one starts"), Noted.taken());
        assertEquals(List.of("one", "two"), names());
        assertSame(two, system.children(SUP).get(1).object());
        system.stopChild(SUP, "two");
        assertEquals(List.of("two ends"), Noted.taken());
    }

    @Test
    void aContainerIsAsBeforeIfANewChildFails() throws Exception {
        boot(application("pea", Noted.Pea.class, "start", StartType.PERMANENT, ONE));
        Noted.taken();
        Noted.fail("three starts");
        RefusedException refused =
                assertThrows(RefusedException.class, () -> system.change(SUP, List.of(TWO, THREE)));
        assertEquals(1, refused.diagnostics().size());
        assertEquals(List.of("one closes", "two starts", "three starts", "two ends", "one starts"), Noted.taken());
        assertEquals(List.of("one"), names());
        assertTrue(system.children(SUP).get(0).running());
    }

    @Test
    void aContainerIsAsBeforeIfAnOldChildDoesNotStop() throws Exception {
        boot(PEA);
        Noted.taken();
        Noted.fail("one closes");
        assertThrows(RefusedException.class, () -> system.change(SUP, List.of()));
        assertEquals(List.of("two ends", "one closes", "two starts"), Noted.taken());
        assertEquals(List.of("one", "two"), names());
    }

    @Test
    void nothingStartsInAContainerOfWhatDoesNotRun() throws Exception {
        boot(typed(PEA, StartType.LOAD));
        system.change(SUP, List.of(THREE));
        assertEquals(List.of(), Noted.taken());
        assertEquals(List.of("three"), names());
    }

    @Test
    void whatIsNotThereIsToldWithWhatIs() throws Exception {
        boot(PEA);
        assertEquals("error: no application peas runs here\n  cure: write pea",
                assertThrows(RefusedException.class, () -> system.stop("peas")).getMessage());
        assertEquals("error: no container noted.Sub runs here\n  cure: write noted.Sup",
                assertThrows(RefusedException.class, () -> system.change("noted.Sub", List.of())).getMessage());
        assertEquals("error: no child four runs here\n  cure: use one of one, two",
                assertThrows(RefusedException.class, () -> system.stopChild(SUP, "four")).getMessage());
    }

    @Test
    void anApplicationIsAddedAndRemoved() throws Exception {
        boot(REGIS);
        system.start(PEA, PORT);
        assertEquals(List.of(REGIS, PEA), system.applications());
        assertEquals(
                "error: pea is there already\n  cure: remove it before",
                assertThrows(RefusedException.class, () -> system.start(PEA, PORT)).getMessage());
        Noted.taken();
        assertEquals(List.of(), system.remove("pea"));
        assertEquals(List.of("two ends", "one closes", "pea stops"), Noted.taken());
        assertEquals(List.of(REGIS), system.applications());
        assertNull(System.getProperty("pea.port"));
    }

    @Test
    void anApplicationThatIsAddedAndFailsIsNotThere() throws Exception {
        boot(REGIS);
        Noted.fail("one starts");
        assertThrows(RefusedException.class, () -> system.start(PEA, PORT));
        assertEquals(List.of(REGIS), system.applications());
        assertNull(System.getProperty("pea.port"));
    }

    @Test
    void anApplicationStopsAndStartsInItsPlace() throws Exception {
        boot(PEA, REGIS);
        Noted.taken();
        system.stop("pea");
        assertFalse(system.isRunning("pea"));
        system.start("pea");
        system.start("pea");
        assertEquals(
                List.of("two ends", "one closes", "pea stops", "pea starts with {port=1}, pea.port=1", "one starts", "two starts"),
                Noted.taken());
        assertEquals(List.of(PEA, REGIS), system.applications());
    }

    @Test
    void anotherVersionIsTakenWithoutStartingAnything() throws Exception {
        boot(PEA);
        Noted.taken();
        BootApplication next = new BootApplication(
                new ApplicationDescriptor("pea", "2", "", List.of(), new TreeMap<>(), Optional.empty(), Optional.empty(),
                        Optional.empty(), List.of(new Container("noted.New", List.of(THREE)))),
                StartType.PERMANENT);
        Undo undo = system.define(next);
        assertEquals(List.of(next), system.applications());
        assertEquals(List.of("one", "two"), names());
        system.change("noted.New", List.of(THREE));
        assertEquals(List.of("three starts"), Noted.taken());
        system.change("noted.New", List.of());
        undo.undo();
        assertEquals(List.of(PEA), system.applications());
        assertEquals(List.of("one", "two"), names());
        assertEquals(List.of("all stop"), Noted.taken());
    }

    @Test
    void configurationThatIsDifferentIsTold() throws Exception {
        boot(REGIS, PEA);
        Noted.taken();
        Undo undo = system.configure(Map.of("pea", map("port", 2L, "more", "x"), "regis", map()));
        assertEquals(List.of("pea is told {port=2}{more=x}[], pea.port=2"), Noted.taken());
        assertEquals("x", System.getProperty("pea.more"));
        assertEquals(List.of(), undo.undo());
        assertEquals(List.of("pea is told {port=1}{}[more], pea.port=1"), Noted.taken());
        assertNull(System.getProperty("pea.more"));
        assertEquals(PORT, system.configuration("pea"));
    }

    @Test
    void configurationThatOneRefusesIsTakenBackFromAll() throws Exception {
        boot(REGIS, PEA);
        Noted.taken();
        Noted.fail("pea is told {port=2}{}[], pea.port=2");
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> system.configure(Map.of("pea", map("port", 2L), "regis", map("x", true))));
        assertEquals(
                "error: pea 1 refused its configuration: " + name(Noted.Pea.class)
                        + ".configChange threw java.lang.IllegalStateException: no pea is told {port=2}{}[], pea.port=2\n"
                        + "  cure: mend the configuration, or what it tells",
                refused.getMessage());
        assertEquals(
                List.of(
                        "regis is told {}{x=true}[]",
                        "pea is told {port=2}{}[], pea.port=2",
                        "pea is told {port=1}{}[], pea.port=1",
                        "regis is told {}{}[x]"),
                Noted.taken());
        assertEquals("1", System.getProperty("pea.port"));
        assertNull(System.getProperty("regis.x"));
    }

    /** An upgrade cannot add methods to a class that is loaded; they are static ones of another class. */
    @Test
    void methodsThatAnUpgradeAddedAreBesideTheirClass() throws Exception {
        Child child = new Child("late", name(Noted.Worker.class), "lateStart", Optional.of("lateStop"));
        boot(application("pea", Noted.Pea.class, "start", StartType.PERMANENT));
        Noted.taken();
        beside.put(Noted.Worker.class, Noted.Beside.class);
        system.define(application("pea", Noted.Pea.class, "start", StartType.PERMANENT, child));
        system.stop("pea");
        system.start("pea");
        system.stop("pea");
        assertEquals(List.of("pea stops", "pea starts with {port=1}, pea.port=1", "late starts", "late stops", "pea stops"), Noted.taken());
    }

    @Test
    void whoDoesNotRunIsNotToldAndHasTheConfigurationNevertheless() throws Exception {
        boot(typed(PEA, StartType.LOAD));
        system.configure(Map.of("pea", map("port", 3L)));
        assertEquals(List.of(), Noted.taken());
        assertEquals("3", System.getProperty("pea.port"));
    }

    private void assertRefused(BootApplication application, String reason) {
        RefusedException refused = assertThrows(RefusedException.class, () -> system.start(application, map()));
        assertTrue(
                refused.getMessage().startsWith("error: a 1 was not started: " + reason + "\n"), refused.getMessage());
    }

    private void boot(BootApplication... applications) throws RefusedException {
        system.boot(
                new BootPlan("r", "1", List.of(applications)),
                Map.of("pea", PORT),
                diagnostic -> told.add(diagnostic.render()),
                ready);
    }

    private List<String> names() {
        return system.children(SUP).stream().map(Component::name).toList();
    }

    private static List<String> texts(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::render).toList();
    }

    private static SortedMap<String, Object> map(Object... keysAndValues) {
        SortedMap<String, Object> map = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static String name(Class<?> type) {
        return type.getName();
    }

    private static BootApplication typed(BootApplication application, StartType type) {
        return new BootApplication(application.descriptor(), type);
    }

    private static BootApplication after(BootApplication application, String before) {
        ApplicationDescriptor d = application.descriptor();
        return new BootApplication(
                new ApplicationDescriptor(d.application(), d.version(), "", List.of(before), d.env(), d.start(), d.stop(),
                        d.configChange(), d.containers()),
                application.type());
    }

    private static BootApplication application(String name, Class<?> type, String start, StartType startType, Child... children) {
        return application(name, name(type), start, startType, children);
    }

    private static BootApplication application(String name, String type, String start, StartType startType, Child... children) {
        boolean configurable = type.endsWith("Pea") || type.endsWith("Regis");
        return new BootApplication(
                new ApplicationDescriptor(
                        name,
                        "1",
                        "",
                        List.of(),
                        new TreeMap<>(),
                        Optional.of(type + "." + start),
                        Optional.of(type + ".stop"),
                        configurable ? Optional.of(type + ".configChange") : Optional.empty(),
                        children.length == 0 ? List.of() : List.of(new Container(SUP, List.of(children)))),
                startType);
    }
}
