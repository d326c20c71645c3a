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
    private final Map<String, Integer> linesBefore = new HashMap<>();
    private final Map<String, Ledger.State> latest = new HashMap<>();
    private Census now;

    Witness(Options options, GameServer server, Party party, Catalogue catalogue) throws Exception {
        this.options = options;
        this.server = server;
        this.party = party;
        this.catalogue = catalogue;
        process = server.identity();
        ports = party.ports();
        acceptors = ThreadDump.settled(server.pid(), options);
        census = look();
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
            Unmet.same(census.identities(), look().identities());
        });
        claims.claim("as-told" + suffix, "experience, money and level are what the clients were told", this::asTold);
    }

    /** Claims that the class quest.Quest, as seen last, is in such a state. */
    void testifyOfQuest(Claims claims, String id, String state) {
        claims.claim(id, "the class quest.Quest " + state, () ->
                Unmet.unless(now.quest().startsWith(state), now.quest()));
    }

    private Census look() throws Exception {
        party.diaries().forEach(diary -> linesBefore.put(diary.name(), diary.lines().size()));
        now = Census.take(server.pid(), options);
        return now;
    }

    private void asTold() throws Exception {
        party.awaitMore(LINES_UNDER_WAY);
        for (Diary diary : party.diaries()) {
            Unmet.unless(now.sheets().containsKey(diary.name()), diary.name() + " plays no longer");
            List<Ledger.State> told = Ledger.of(diary.lines(), catalogue);
            int from = Math.max(0, linesBefore.get(diary.name()) - LINES_UNDER_WAY);
            Set<Ledger.State> possible = new HashSet<>(told.subList(from, told.size()));
            Ledger.State state = now.sheets().get(diary.name()).state();
            Unmet.unless(possible.contains(state), diary.name() + " has " + state + ", was told of " + possible);
            Ledger.State past = latest.put(diary.name(), state);
            Unmet.unless(past == null || state.experience() >= past.experience() && state.level() >= past.level(),
                    diary.name() + " had " + past + " and has " + state);
        }
    }
}
