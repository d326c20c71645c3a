package walkthrough;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Has seen a server before it was changed, and looks again. */
final class Witness {

    /** What a player has changes shortly before its client is told, or shortly after. */
    private static final int LINES_UNDER_WAY = 2;

    private final Options options;
    private final GameServer server;
    private final Party party;
    private final Catalogue catalogue;
    private final String process;
    private final Map<String, Integer> ports;
    private final Set<String> acceptors;
    private final Census census;
    private final Map<String, Ledger.State> latest = new HashMap<>();

    Witness(Options options, GameServer server, Party party, Catalogue catalogue) throws Exception {
        this.options = options;
        this.server = server;
        this.party = party;
        this.catalogue = catalogue;
        process = server.identity();
        ports = party.ports();
        acceptors = ThreadDump.settled(server.pid(), options);
        census = Census.take(server.pid(), options);
    }

    /** Claims that all is what it was, under names of their own. */
    void testify(Claims claims, String suffix) {
        claims.claim("same-process" + suffix, "it is the same process: " + process, () ->
                Unmet.same(process, server.identity()));
        claims.claim("same-sockets" + suffix, "the games go on over the same connections: " + ports, () -> {
            party.awaitKills(1);
            Unmet.same(ports, party.ports());
        });
        claims.claim("same-acceptors" + suffix, "the same " + ThreadDump.IDLE_ACCEPTORS + " acceptors are idle", () ->
                Unmet.same(acceptors, ThreadDump.settled(server.pid(), options)));
        claims.claim("same-players" + suffix, "the players are the same " + Party.NAMES.size() + " objects", () -> {
            Unmet.same(Set.copyOf(Party.NAMES), census.sheets().keySet());
            Unmet.same(census.identities(), Census.take(server.pid(), options).identities());
        });
        claims.claim("as-told" + suffix, "experience, money and level are what the clients were told of, and go on", this::asTold);
    }

    /** What quest.Quest is now. */
    String quest() throws Exception {
        return Census.take(server.pid(), options).quest();
    }

    private void asTold() throws Exception {
        Map<String, Integer> before = new HashMap<>();
        party.diaries().forEach(diary -> before.put(diary.name(), diary.lines().size()));
        Census now = Census.take(server.pid(), options);
        party.beginChapter();
        party.await(LINES_UNDER_WAY, line -> true);
        for (Diary diary : party.diaries()) {
            Unmet.unless(now.sheets().containsKey(diary.name()), diary.name() + " plays no longer");
            List<Ledger.State> told = Ledger.of(diary.lines(), catalogue);
            int from = Math.max(0, before.get(diary.name()) - LINES_UNDER_WAY);
            Set<Ledger.State> possible = new HashSet<>(told.subList(from, told.size()));
            Ledger.State state = now.sheets().get(diary.name()).state();
            Unmet.unless(possible.contains(state), diary.name() + " has " + state + ", was told of " + possible);
            Ledger.State past = latest.put(diary.name(), state);
            Unmet.unless(past == null || state.experience() >= past.experience() && state.level() >= past.level(),
                    diary.name() + " had " + past + " and has " + state);
        }
    }
}
