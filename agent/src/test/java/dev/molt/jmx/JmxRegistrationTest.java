package dev.molt.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.eval.NoTools;
import dev.molt.journal.Journal;
import dev.molt.release.Asker;
import dev.molt.release.ReleaseHandler;
import dev.molt.release.Releases;
import dev.molt.release.ReleasesForTests;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bean gives open data, refuses in words, and tells of steps without making anybody wait. */
@Timeout(60)
class JmxRegistrationTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final Journal journal = new Journal(Clock.systemUTC(), Optional.empty());
    private final ReleasesForTests fake = new ReleasesForTests();
    private final List<Asker> askers = new ArrayList<>();
    private Optional<Releases> answering = Optional.of(fake);
    private ObjectName name;

    @BeforeEach
    void register() throws JMException {
        name = new ObjectName(JmxRegistration.NAME);
        JmxRegistration.register(
                server,
                new ReleaseHandler("0.0.0", NoTools.make(), journal),
                asker -> {
                    askers.add(asker);
                    return answering;
                },
                journal);
    }

    @Test
    void everythingIsOfOpenTypes() throws JMException {
        MBeanInfo info = server.getMBeanInfo(name);
        assertEquals("Live upgrades of this JVM by Molt", info.getDescription());
        Arrays.stream(info.getAttributes()).forEach(attribute -> {
            assertOpen(attribute);
            assertFalse(attribute.isWritable());
        });
        Arrays.stream(info.getOperations()).forEach(operation -> {
            assertOpen(operation);
            assertNotNull(operation.getDescription());
            Arrays.stream(operation.getSignature()).forEach(parameter -> {
                assertOpen(parameter);
                assertFalse(parameter.getName().matches("p\\d+"), parameter::toString);
            });
        });
        assertEquals(
                List.of("DroppedNotifications", "History", "Releases", "Status"),
                Arrays.stream(info.getAttributes()).map(a -> a.getName()).sorted().toList());
    }

    private static void assertOpen(MBeanFeatureInfo feature) {
        assertInstanceOf(OpenType.class, feature.getDescriptor().getFieldValue("openType"), feature::toString);
    }

    @Test
    void everyViewIsAnsweredByItsRecord() throws Exception {
        for (Class<?> view : Views.class.getDeclaredClasses()) {
            Class<?> record = record(view);
            for (Method getter : view.getDeclaredMethods()) {
                String component = getter.getName().replaceFirst("^(get|is)", "");
                component = component.substring(0, 1).toLowerCase() + component.substring(1);
                assertNotNull(record.getDeclaredMethod(component), view + "." + getter);
            }
            assertEquals(record.getRecordComponents().length, view.getDeclaredMethods().length, view.getName());
        }
    }

    private static Class<?> record(Class<?> view) throws ClassNotFoundException {
        return Class.forName("dev.molt." + switch (view.getSimpleName()) {
            case "ClassView" -> "release.PlanReport$ClassReport";
            case "ApplicationView" -> "release.StatusReport$ApplicationReport";
            case "LatestView" -> "release.StatusReport$Latest";
            case "SuspendedView" -> "eval.Evaluated$Suspended";
            case "OldFrameView" -> "eval.OldFrame";
            case "MigratingView" -> "eval.Migrating";
            case "RehearsedView" -> "eval.Rehearsed";
            case "ReasonView" -> "eval.Rehearsed$Reason";
            case "EntryView" -> "journal.JournalEntry";
            default -> "release." + view.getSimpleName().replace("View", "Report");
        });
    }

    @Test
    void releasesAreCompositeData() throws JMException {
        CompositeData[] releases = (CompositeData[]) server.getAttribute(name, "Releases");
        assertEquals(2, releases.length);
        assertEquals("current", releases[0].get("status"));
        assertEquals("pea-1.1", ((String[]) releases[0].get("applications"))[0]);
        answering = Optional.empty();
        assertEquals(0, ((CompositeData[]) server.getAttribute(name, "Releases")).length);
    }

    @Test
    void operationsAreCarriedOut() throws JMException {
        CompositeData installed = invoke("install", "B", 60L, 5000L);
        assertEquals("installed", installed.get("outcome"));
        CompositeData suspension = (CompositeData) installed.get("suspension");
        assertEquals(55L, suspension.get("milliseconds"));
        CompositeData pea = ((CompositeData[]) installed.get("applications"))[0];
        assertEquals("pea.Pod", ((CompositeData[]) pea.get("classes"))[1].get("name"));
        assertEquals("installed", invoke("install", "B").get("outcome"));
        assertEquals("ab12", invoke("unpack", "/b.tar.gz").get("digest"));
        assertEquals("checked", invoke("check", "B").get("outcome"));
        assertEquals("permanent", invoke("makePermanent", "B").get("status"));
        assertEquals("A", invoke("rebootOld", "A").get("version"));
        assertEquals("unpacked", invoke("setUnpacked", "B").get("status"));
        invoke("confirm", "B");
        invoke("remove", "B");
        assertEquals("B", server.invoke(name, "setRemoved", new Object[] {"B"}, new String[] {"java.lang.String"}));
        assertEquals(
                List.of(
                        "install B 60 5000", "install B 0 0", "unpack /b.tar.gz", "check B", "make_permanent B",
                        "reboot_old A", "set_unpacked B", "confirm B", "remove B", "set_removed B"),
                fake.asked);
        assertEquals("jmx", askers.get(0).from());
    }

    @Test
    void whatIsRefusedSaysAllOfItInAnExceptionOfTheJdk() {
        assertEquals(
                "refused, nothing was touched:\nerror: C is not to be had\n  cure: name another\nerror: nor anything like it\n"
                        + "  cure: look at molt which",
                refusal("remove", "C"));
        assertEquals(
                "failed and undone: app.A.b threw java.lang.IllegalStateException: no", refusal("install", "D"));
        answering = Optional.empty();
        assertTrue(
                refusal("confirm", "B").startsWith("refused, nothing was touched:\nerror: this JVM was not started from a"));
    }

    @Test
    void theContextClassLoaderIsOursMeanwhileAndTheirsAfterwards() throws JMException {
        ClassLoader theirs = new ClassLoader(null) {};
        List<ClassLoader> seen = new ArrayList<>();
        answering = Optional.of((Releases) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Releases.class}, (proxy, method, arguments) -> {
                    seen.add(Thread.currentThread().getContextClassLoader());
                    return null;
                }));
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(theirs);
        try {
            invoke("confirm", "B");
            assertEquals(theirs, Thread.currentThread().getContextClassLoader());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertEquals(List.of(ManagedReleases.class.getClassLoader()), seen);
    }

    @Test
    void stepsAndEndsAreTold() throws Exception {
        BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
        server.addNotificationListener(name, (notification, handback) -> heard.add(notification), null, null);
        journal.begin(3, "app 1 -> 2");
        journal.write(3, "load: a.B", "ok", "done");
        journal.write(3, "end", "ok", "app 1 -> 2");
        journal.write(4, "end", "undone", "app 1 -> 2: no");
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Notification notification = heard.poll(60, TimeUnit.SECONDS);
            Map<?, ?> data = (Map<?, ?>) notification.getUserData();
            assertEquals(name, notification.getSource());
            told.add(notification.getType() + " " + notification.getMessage() + " " + data.get("upgrade") + " "
                    + data.get("outcome") + " " + data.get("detail"));
        }
        assertEquals(
                List.of(
                        "dev.molt.phase begin 3 ok app 1 -> 2",
                        "dev.molt.phase load: a.B 3 ok done",
                        "dev.molt.phase end 3 ok app 1 -> 2",
                        "dev.molt.installed app 1 -> 2 3 ok app 1 -> 2",
                        "dev.molt.phase end 4 undone app 1 -> 2: no",
                        "dev.molt.undone app 1 -> 2: no 4 undone app 1 -> 2: no"),
                told);
    }

    @Test
    void aListenerThatHangsHoldsNothingUp() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        server.addNotificationListener(
                name,
                (notification, handback) -> {
                    hanging.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                null,
                null);
        journal.write(1, "first", "ok", "");
        hanging.await();
        for (int i = 0; i < Notifications.ROOM + 5; i++) {
            journal.write(1, "step " + i, "ok", "");
        }
        assertEquals(5L, server.getAttribute(name, "DroppedNotifications"));
        goOn.countDown();
    }

    @Test
    void aNameThatIsTakenIsToldByTheJournal() throws Exception {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        ReleaseHandler handler = new ReleaseHandler("0.0.0", NoTools.make(), journal);
        try {
            JmxRegistration.register(handler, asker -> answering, journal);
            assertEquals(List.of(), journal.entries());
            JmxRegistration.register(handler, asker -> answering, journal);
            assertEquals("jmx", journal.entries().get(0).step());
            assertTrue(journal.entries().get(0).detail().contains("InstanceAlreadyExistsException"));
        } finally {
            platform.unregisterMBean(name);
        }
    }

    @Test
    void historyIsTheLatest() throws JMException, IOException {
        for (int i = 0; i < 150; i++) {
            journal.write(1, "step " + i, "ok", "");
        }
        CompositeData[] history = (CompositeData[]) server.getAttribute(name, "History");
        assertEquals(100, history.length);
        assertEquals("step 149", history[99].get("step"));
    }

    private CompositeData invoke(String operation, Object... arguments) throws JMException {
        String[] signature = Arrays.stream(arguments)
                .map(argument -> argument instanceof Long ? "long" : "java.lang.String")
                .toArray(String[]::new);
        return (CompositeData) server.invoke(name, operation, arguments, signature);
    }

    private String refusal(String operation, String argument) {
        Throwable cause =
                assertThrows(RuntimeMBeanException.class, () -> invoke(operation, argument)).getCause();
        assertEquals(IllegalStateException.class, cause.getClass());
        assertEquals(null, cause.getCause());
        return cause.getMessage();
    }
}
