package sockserv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import quest.ProcessQuest;

/** A player leaves with its client, whichever way that goes. */
class DisconnectTest extends Served {

    @Test
    void twoPlayersThenOneThenNone() throws IOException {
        try (Client second = Client.playing(port(), "Jo")) {
            try (Client first = Client.playing(port(), "Bo")) {
                first.readThrough("Executing a ");
                second.readThrough("Executing a ");
                assertEquals(2, ProcessQuest.players().size());
            }
            awaitPlayers("Jo");
            second.quit();
            assertEquals(List.of(), ProcessQuest.players());
        }
    }

    @Test
    void aClientThatHangsUp() throws IOException {
        try (Client client = Client.playing(port(), "Bo")) {
            client.readThrough("Executing a ");
            client.hangUp();
            awaitPlayers();
        }
    }

    @Test
    void aClientThatIsCutOff() throws IOException {
        try (Client client = Client.playing(port(), "Bo")) {
            client.readThrough("Executing a ");
            client.cutOff();
            awaitPlayers();
        }
    }

    @Test
    void theNameIsFreeAgain() throws IOException {
        try (Client client = Client.playing(port(), "Bo")) {
            client.readThrough("Executing a ");
        }
        awaitPlayers();
        try (Client again = Client.playing(port(), "Bo")) {
            again.readThrough("Executing a ");
            assertEquals(List.of("Bo"), ProcessQuest.players());
        }
    }

    private static void awaitPlayers(String... names) {
        await(() -> ProcessQuest.players().equals(List.of(names)));
    }
}
