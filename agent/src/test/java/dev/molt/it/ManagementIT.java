package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A management console that knows nothing of Molt reads the bean, upgrades by it, and is told of the steps. */
class ManagementIT {

    private static final Fixture APP = Fixture.of(
            "managed",
            "class Commands { static String say() { return new Speaker().say(); } static int beans() { return"
                    + " javax.management.MBeanServerFactory.findMBeanServer(null).size(); } }",
            "class Speaker { String say() { return \"one\"; } }",
            "class Speaker { String say() { return \"two\"; } }");

    private static final String CLIENT =
            """
            import java.util.*;
            import java.util.concurrent.*;
            import javax.management.*;
            import javax.management.openmbean.*;
            import javax.management.remote.*;
            public class Client {
                public static void main(String[] a) throws Exception {
                    try { Class.forName("dev.molt.jmx.JmxRegistration"); throw new AssertionError(); }
                    catch (ClassNotFoundException expected) { }
                    try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(a[0]))) {
                        MBeanServerConnection server = connector.getMBeanServerConnection();
                        ObjectName name = new ObjectName("dev.molt:type=ReleaseHandler");
                        System.out.println(server.getMBeanInfo(name).getDescription());
                        CompositeData status = (CompositeData) server.getAttribute(name, "Status");
                        System.out.println(((CompositeData[]) status.get("applications"))[0].get("version"));
                        System.out.println(Arrays.toString((CompositeData[]) server.getAttribute(name, "Releases")));
                        BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
                        server.addNotificationListener(name, (n, h) -> heard.add(n), null, null);
                        String[] two = {"java.lang.String", "java.lang.String"};
                        CompositeData plan = (CompositeData) server.invoke(name, "plan", new Object[] {a[1], ""}, two);
                        System.out.println(((CompositeData[]) plan.get("classes"))[0].get("name"));
                        CompositeData done =
                                (CompositeData) server.invoke(name, "upgradeApplication", new Object[] {a[1], null}, two);
                        System.out.println(done.get("upgrade") + " " + done.get("redefined"));
                        while (true) {
                            Notification n = heard.poll(60, TimeUnit.SECONDS);
                            System.out.println(n.getType() + " " + n.getMessage() + " " + ((Map<?, ?>) n.getUserData()).get(
                                    n.getType().equals("dev.molt.progress") ? "upgrade" : "outcome"));
                            if (n.getType().equals("dev.molt.installed")) { break; }
                        }
                        try {
                            server.invoke(name, "confirm", new Object[] {"B"}, new String[] {"java.lang.String"});
                        } catch (RuntimeMBeanException e) {
                            System.out.println(e.getCause().getMessage());
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    @OnEveryJdk
    void aStockClientReadsCallsAndListens(Start start) throws Exception {
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            assertEquals("one", jvm.ask("say"));
            Molt.of(jvm).status();
            assertEquals(
                    """
                    Live upgrades of this JVM by Molt
                    1.0
                    []
                    app.Speaker
                    1 1
                    dev.molt.phase begin ok
                    dev.molt.phase load_object_code: {application: managed, version: "2.0", modules: [app.Speaker]} ok
                    dev.molt.phase point_of_no_return ok
                    dev.molt.progress prepare 1
                    dev.molt.progress prepare 1
                    dev.molt.progress load 1
                    dev.molt.progress load 1
                    dev.molt.phase load: {module: app.Speaker, pre_purge: brutal_purge, post_purge: brutal_purge} ok
                    dev.molt.phase end ok
                    dev.molt.installed managed 1.0 -> 2.0 ok
                    refused, nothing was touched:
                    error: this JVM was not started from a target system
                      cure: start it by bin/start of a target system, or upgrade one application by molt upgrade-app
                    """,
                    client(start, jvm));
            assertEquals("two", jvm.ask("say"));
        }
    }

    @OnEveryJdk
    void noMBeanServerComesIntoBeingByMoltAloneOrWhereItMayNot(Start start) throws IOException {
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1())) {
            assertEquals("0", jvm.ask("beans"));
            Molt.of(jvm).status();
            assertEquals("1", jvm.ask("beans"));
        }
        try (TargetJvm jvm = TargetJvm.start(start, APP.v1(), "-Dmolt.jmx=false")) {
            Outcome outcome = Molt.of(jvm).upgrade(APP.v2());
            assertEquals(Outcome.DONE, outcome.exit(), outcome.toString());
            assertEquals("0", jvm.ask("beans"));
        }
    }

    private String client(Start start, TargetJvm jvm) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(String.valueOf(jvm.pid()));
        String address = machine.startLocalManagementAgent();
        machine.detach();
        Path source = Files.writeString(folder.resolve("Client.java"), CLIENT);
        List<String> command =
                new ArrayList<>(List.of(start.jdk().program("java"), source.toString(), address, APP.v2().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
