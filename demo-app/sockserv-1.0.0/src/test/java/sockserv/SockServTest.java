package sockserv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import quest.ProcessQuest;

class SockServTest extends Served {

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

    @Test
    void asksForANameAndShowsSixStats() throws IOException {
        try (Client client = new Client(port())) {
            assertEquals("What's your character's name?", client.read());
            client.type("Bo");
            assertLinesMatch(CHARACTER, client.readThrough("Do you agree"));
        }
    }

    @Test
    void rollsAgainOnNAndAsksAgainOnAnythingElse() throws IOException {
        try (Client client = new Client(port())) {
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
        try (Client client = Client.playing(port(), "Bo")) {
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
        try (Client client = Client.playing(port(), "Bo")) {
            client.readThrough("Executing a ");
            client.quit();
            assertEquals(List.of(), ProcessQuest.players());
        }
    }

    @Test
    void quitLeavesTheDialogueToo() throws IOException {
        try (Client client = new Client(port())) {
            client.type("Bo");
            client.readThrough("Do you agree");
            client.type("quit");
            assertNull(client.read());
        }
    }

    @Test
    void aNameThatIsTakenIsAskedForAgain() throws IOException {
        try (Client first = Client.playing(port(), "Bo");
                Client second = Client.playing(port(), "Bo")) {
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
        try (Client first = Client.playing(port(), "Bo");
                Client second = Client.playing(port(), "Jo")) {
            first.readThrough("Executing a ");
            second.readThrough("Executing a ");
            await(() -> idle() == 20);
            assertEquals(2, acceptorsIn("sockserv.Session", "run").size());
        }
    }

    private static int idle() {
        return acceptorsIn("java.net.ServerSocket", "accept").size();
    }
}
