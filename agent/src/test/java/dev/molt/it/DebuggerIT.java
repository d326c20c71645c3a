package dev.molt.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

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
