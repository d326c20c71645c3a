package sockserv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import quest.ProcessQuest;
import regis.Regis;

class SockServTest {

    private static final List<String> CHARACTER = List.of(
            "Stats for your character:",
            "  Charisma: \\d+",
            "  Constitution: \\d+",
            "  Dexterity: \\d+",
            "  Intelligence: \\d+",
            "  Strength: \\d+",
            "  Wisdom: \\d+",
            "",
            "Do you agree to these\\? y/n");

    private SockServ server;

    @BeforeEach
    void start() throws IOException {
        System.setProperty("quest.tick", "1");
        Regis.start();
        ProcessQuest.start();
        server = new SockServ(InetAddress.getLoopbackAddress(), 0);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        ProcessQuest.stop();
        Regis.stop();
        System.clearProperty("quest.tick");
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().startsWith("acceptor-")));
    }

    @Test
    void asksForANameAndShowsSixStats() throws IOException {
        try (Client client = new Client(server.port())) {
            assertEquals("What's your character's name?", client.read());
            client.type("Bo");
            assertLinesMatch(CHARACTER, client.readThrough("Do you agree"));
        }
    }

    @Test
    void rollsAgainOnNAndAsksAgainOnAnythingElse() throws IOException {
        try (Client client = new Client(server.port())) {
            client.type("Bo");
            client.readThrough("Do you agree");
            client.type("perhaps");
            assertEquals("Do you agree to these? y/n", client.read());
            client.type("n");
            assertLinesMatch(CHARACTER, client.readThrough("Do you agree"));
            assertEquals(List.of(), ProcessQuest.players());
        }
    }

    @Test
    void showsAWholeRoundOfTheGame() throws IOException {
        try (Client client = Client.playing(server.port(), "Bo")) {
            assertTrue(client.read().startsWith("Executing a "));
            assertTrue(client.read().startsWith("Obtained "));
            client.readThrough("Heading to the marketplace to sell loot...");
            client.readThrough("Selling ");
            assertTrue(client.read().matches("Got \\d+ bucks\\."));
            client.readThrough("Negotiating purchase of better equipment...");
            assertEquals("Bought a plastic knife", client.read());
            client.readThrough("Heading to the killing fields...");
            client.readThrough("Executing a ");
        }
    }

    @Test
    void quitClosesTheConnectionAndEndsThePlayer() throws IOException {
        try (Client client = Client.playing(server.port(), "Bo")) {
            client.readThrough("Executing a ");
            client.type("quit");
            String line = client.read();
            while (line != null) {
                line = client.read();
            }
            assertEquals(List.of(), ProcessQuest.players());
        }
    }

    @Test
    void quitLeavesTheDialogueToo() throws IOException {
        try (Client client = new Client(server.port())) {
            client.type("Bo");
            client.readThrough("Do you agree");
            client.type("quit");
            assertNull(client.read());
        }
    }

    /** The defect that a later version mends. */
    @Test
    void aClientThatVanishesLeavesItsPlayerBehind() throws Exception {
        Thread session;
        try (Client client = Client.playing(server.port(), "Bo")) {
            client.readThrough("Executing a ");
            session = acceptorsIn("sockserv.Session", "run").get(0);
        }
        session.join(10_000);
        assertFalse(session.isAlive(), "the server has not noticed");
        assertEquals(List.of("Bo"), ProcessQuest.players());
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ProcessQuest.subscribe("Bo", heard::add);
        assertNotNull(heard.poll(10, TimeUnit.SECONDS), "registered, but not playing");
    }

    @Test
    void aNameThatIsTakenIsAskedForAgain() throws IOException {
        try (Client first = Client.playing(server.port(), "Bo");
                Client second = Client.playing(server.port(), "Bo")) {
            first.readThrough("Executing a ");
            assertEquals("Somebody of that name is playing.", second.read());
            assertEquals("What's your character's name?", second.read());
            second.type("Jo");
            second.readThrough("Do you agree");
            second.type("y");
            second.readThrough("Executing a ");
            assertEquals(List.of("Bo", "Jo"), ProcessQuest.players());
        }
    }

    @Test
    void twentyAcceptorsStayIdleHoweverManyServe() throws IOException {
        await(() -> idle() == 20);
        try (Client first = Client.playing(server.port(), "Bo");
                Client second = Client.playing(server.port(), "Jo")) {
            first.readThrough("Executing a ");
            second.readThrough("Executing a ");
            await(() -> idle() == 20);
            assertEquals(2, acceptorsIn("sockserv.Session", "run").size());
        }
    }

    private static int idle() {
        return acceptorsIn("java.net.ServerSocket", "accept").size();
    }

    private static List<Thread> acceptorsIn(String type, String method) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(t -> t.getKey().getName().startsWith("acceptor-"))
                .filter(t -> Arrays.stream(t.getValue())
                        .anyMatch(f -> f.getClassName().equals(type) && f.getMethodName().equals(method)))
                .map(t -> t.getKey())
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within ten seconds");
            Thread.yield();
        }
    }
}
