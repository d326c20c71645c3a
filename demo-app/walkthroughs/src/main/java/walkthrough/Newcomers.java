package walkthrough;

import java.util.Set;
import java.util.TreeSet;

/** The part of the story that sockserv 1.0.1 plays: who connects is served by new code on a thread that is old. */
final class Newcomers {

    private final Options options;
    private final Claims claims;
    private final GameServer server;
    private final Molt molt;

    Newcomers(Options options, Claims claims, GameServer server, Molt molt) {
        this.options = options;
        this.claims = claims;
        this.server = server;
        this.molt = molt;
    }

    void tell() throws Exception {
        claims.claim("leak", "on sockserv 1.0.0 a player outlives a client that vanishes", this::leak);
        Set<String> idle = ThreadDump.settled(server.pid(), options);
        claims.claim("mended", "sockserv 1.0.1 is brought in", () ->
                molt.expect(Molt.DONE, "upgrade-app", "--new", Checkout.jar("sockserv", "1.0.1")));
        claims.claim("same-acceptors-mended", "the same acceptors are idle", () ->
                Unmet.same(idle, ThreadDump.settled(server.pid(), options)));
        claims.claim("freed", "an acceptor that was idle before frees its player now: 2 play, then 1, then none", () ->
                leave(idle));
    }

    private void leak() throws Exception {
        Set<String> idle = ThreadDump.settled(server.pid(), options);
        Set<String> serving;
        try (TelnetClient ghost = playing("Ghost")) {
            serving = taken(idle);
            ghost.nextKill();
        }
        // Whatever its acceptor does about the player it has done when its thread is gone.
        ThreadDump.await(server.pid(), options, dump -> !dump.acceptors().containsAll(serving));
        Unmet.unless(ThreadDump.of(server.pid(), options).players().contains("Ghost"), "Ghost is gone");
    }

    private void leave(Set<String> idle) throws Exception {
        try (TelnetClient late = playing("Late")) {
            // Only of the first it is certain: the acceptor started in its place may be the next.
            taken(idle);
            try (TelnetClient nell = playing("Nell")) {
                Unmet.same(Set.of("Late", "Nell"), among(ThreadDump.of(server.pid(), options)));
                late.vanish();
                ThreadDump.await(server.pid(), options, dump -> among(dump).equals(Set.of("Nell")));
                nell.quit();
                ThreadDump.await(server.pid(), options, dump -> among(dump).isEmpty());
            }
        }
    }

    /** The acceptor that is idle no longer. */
    private Set<String> taken(Set<String> idle) throws Exception {
        Set<String> taken = new TreeSet<>(idle);
        ThreadDump now = ThreadDump.of(server.pid(), options);
        taken.removeAll(now.idleAcceptors());
        Unmet.unless(taken.size() == 1 && now.acceptors().containsAll(taken), "serving are " + taken);
        return taken;
    }

    private static Set<String> among(ThreadDump dump) {
        Set<String> newcomers = dump.players();
        newcomers.retainAll(Set.of("Late", "Nell"));
        return newcomers;
    }

    /** A client whose player has shown that it plays. */
    private TelnetClient playing(String name) throws Exception {
        TelnetClient client = new TelnetClient(server.port(), name, false);
        try {
            client.play();
            client.nextKill();
            return client;
        } catch (Exception e) {
            client.close();
            throw e;
        }
    }
}
