package sockserv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quest.ProcessQuest;

/** A client that vanishes leaves its player behind: the defect that a later version mends. */
class DisconnectTest extends Served {

    @ParameterizedTest
    @ValueSource(strings = {"hangs up", "is cut off"})
    void thePlayerOfAClientThatVanishesPlaysOn(String how) throws Exception {
        Thread session;
        try (Client client = Client.playing(port(), "Bo")) {
            client.readThrough("Executing a ");
            session = acceptorsIn("sockserv.Session", "run").get(0);
            vanish(client, how);
        }
        session.join(10_000);
        assertFalse(session.isAlive(), "the server has not noticed");
        assertEquals(List.of("Bo"), ProcessQuest.players());
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ProcessQuest.subscribe("Bo", heard::add);
        assertNotNull(heard.poll(10, TimeUnit.SECONDS), "registered, but not playing");
    }

    private static void vanish(Client client, String how) throws IOException {
        if (how.equals("hangs up")) {
            client.hangUp();
        } else {
            client.cutOff();
        }
    }
}
