package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A class that a debugger redefines may gain members as by an upgrade: {@code jdb} of the same JDK does it. */
class DebuggerIT {

    private static final Fixture DRAWERS = Fixture.of(
            "drawers",
            "class Commands { static final Drawer DRAWER = new Drawer(); static String say() { return DRAWER.say(); } }",
            "class Drawer { private int sum = 1; String say() { return \"\" + sum++; } }",
            """
            class Drawer {
                private static final List<String> LOG = new ArrayList<>(List.of("first"));
                private int sum = 1;
                private String name;
                String say() { if (name == null) { name = named("drawer"); } LOG.add(name); return name + sum++ + LOG; }
                private String named(String text) { return text + sum + " "; }
            }
            """);

    @OnEveryStart
    void addsMembersOfEveryKind(Start start) throws Exception {
        int port = freePort();
        Path newer = DRAWERS.newer().folder(DRAWERS.file("newer")).resolve("app/Drawer.class");
        Path older = DRAWERS.older().folder(DRAWERS.file("older")).resolve("app/Drawer.class");
        String options = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
        try (TargetJvm jvm = TargetJvm.start(start, DRAWERS.v1(), options)) {
            assertEquals("1", jvm.ask("say"));
            redefine(start.jdk(), port, newer);
            assertEquals("drawer2 2[first, drawer2 ]", jvm.ask("say"));
            redefine(start.jdk(), port, older);
            assertEquals("3", jvm.ask("say"));
            redefine(start.jdk(), port, newer);
            assertEquals("drawer2 4[first, drawer2 , drawer2 ]", jvm.ask("say"));
            String status = Molt.of(jvm).status().toString();
            assertTrue(status.contains("\"changedByOthers\":[\"app.Drawer\"]"), status);
        }
    }

    private static final Fixture SHELVES = Fixture.of(
            "shelves",
            "class Commands { static final Shelf SHELF = new Shelf(); static String say() { return SHELF.say() + Box.text(); } }",
            "class Shelf { private int sum = 1; String say() { return \"\" + sum++; } } class Box { static String text() { return \"b\"; } }",
            """
            class Shelf {
                private int sum = 1;
                private String name;
                String say() { if (name == null) { name = Box.name(this); } return name + sum++; }
                int doubled() { return sum * 2; }
            }
            class Box {
                static String text() { return "B"; }
                static String name(Shelf shelf) { return "shelf" + shelf.doubled() + "-"; }
            }
            """);

    @OnEveryStart
    void severalThatDependOnEachOther(Start start) throws Exception {
        int port = freePort();
        String options = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:" + port;
        try (TargetJvm jvm = TargetJvm.start(start, SHELVES.v1(), options)) {
            assertEquals("1b", jvm.ask("say"));
            for (List<String> order : List.of(List.of("app.Shelf", "app.Box"), List.of("app.Box", "app.Shelf"))) {
                redefine(port, SHELVES.newer(), order);
                assertTrue(Molt.of(jvm).status().toString().contains("[\"app.Box\",\"app.Shelf\"]"), "it is settled");
                assertTrue(jvm.ask("say").matches("shelf4-\\dB"));
                redefine(port, SHELVES.older(), order);
                assertTrue(Molt.of(jvm).status().toString().contains("\"changedByOthers\":[]"), "it is settled");
                assertTrue(jvm.ask("say").matches("\\db"));
            }
        }
    }

    /** As an IDE does it: all in one command, while a debugger has all threads suspended. */
    private static void redefine(int port, Release release, List<String> names) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(known -> known.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        var arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue("" + port);
        VirtualMachine machine = connector.attach(arguments);
        try {
            machine.suspend();
            Map<ReferenceType, byte[]> batch = new LinkedHashMap<>();
            names.forEach(name -> batch.put(
                    machine.classesByName(name).get(0), release.files().get(name.replace('.', '/') + ".class")));
            machine.redefineClasses(batch);
        } finally {
            machine.dispose();
        }
    }

    private static void redefine(Jdk jdk, int port, Path classFile) throws IOException {
        Process jdb = new ProcessBuilder(jdk.program("jdb"), "-attach", "127.0.0.1:" + port)
                .redirectErrorStream(true)
                .start();
        try (var in = jdb.outputWriter()) {
            in.write("redefine app.Drawer " + classFile + "\nquit\n");
        }
        Outcome ended = Molt.ended(jdb);
        assertTrue(!ended.out().contains("Error") && !ended.out().contains("failed"), ended.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
