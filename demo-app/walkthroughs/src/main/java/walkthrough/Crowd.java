package walkthrough;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Several clients that play at the same time, each on one connection from beginning to end. */
final class Crowd implements AutoCloseable {

    /** Enough that chance does not decide: one kill in three shows an enemy of 1.0.0 in 1.0.1, too. */
    private static final int ROUNDS = 12;

    private static final int MOST_ROUNDS = 100;

    private final List<TelnetClient> clients = new ArrayList<>();

    /** Connects; only what the first client sees is printed. */
    Crowd(int port, String... names) throws IOException {
        try {
            for (String name : names) {
                clients.add(new TelnetClient(port, name, clients.isEmpty()));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    void play() throws IOException {
        for (TelnetClient client : clients) {
            client.play();
        }
    }

    /**
     * Leaves out all that was under way: what has arrived, and the next kill of each player, whose text may
     * have been made, but not sent.
     */
    void catchUp() throws IOException {
        for (TelnetClient client : clients) {
            client.catchUp();
            client.nextKill();
        }
    }

    /** Watches all clients for a while, and until one of them sees such a kill. */
    Map<String, List<Kill>> watch(Predicate<Kill> awaited) throws Exception {
        Map<String, List<Kill>> seen = new LinkedHashMap<>();
        clients.forEach(client -> seen.put(client.name(), new ArrayList<>()));
        boolean found = false;
        for (int round = 0; round < ROUNDS || !found; round++) {
            Unmet.unless(round < MOST_ROUNDS, "not in " + round + " kills of each");
            for (TelnetClient client : clients) {
                Kill kill = client.nextKill();
                seen.get(client.name()).add(kill);
                found |= awaited.test(kill);
            }
        }
        return seen;
    }

    @Override
    public void close() {
        for (TelnetClient client : clients) {
            client.close();
        }
    }
}
