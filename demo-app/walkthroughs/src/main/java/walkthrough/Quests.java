package walkthrough;

import java.util.Set;

/**
 * The story of processquest 1.1.0: players get a quest while they play, lose it again by a downgrade and get one anew.
 */
final class Quests implements Story {

    /** Eighty times the game's own speed: sixty kills, which the longest quest takes, are no matter of minutes. */
    private static final int TICK = 10;

    private final Options options;
    private final Claims claims;

    Quests(Options options, Claims claims) {
        this.options = options;
        this.claims = claims;
    }

    @Override
    public void tell() throws Exception {
        claims.claim("quiet-jars", "the jars of 1.0.0 know nothing of Molt, of 1.1.0 or of tests", () -> {
            for (String application : Set.of("regis", "processquest", "sockserv")) {
                Unmet.same(Set.of(), Set.copyOf(
                        QuietJar.findings(Checkout.ROOT.resolve(Checkout.jar(application, "1.0.0")))));
            }
        });
        try (GameServer server = GameServer.start(options, TICK);
                Party party = new Party(server.port(), 0)) {
            play(server, party);
        }
        new Sleepers(options, claims).tell();
    }

    private void play(GameServer server, Party party) throws Exception {
        Molt molt = new Molt(options, server.pid());
        Catalogue before = Catalogue.of("1.0.0");
        Catalogue after = Catalogue.of("1.1.0").with(before);
        Adventures adventures = new Adventures(options, claims, server, party, before, after);
        adventures.ofTheOldVersion("");
        if (options.attach()) {
            claims.claim("attached", "Molt comes into the running server", () -> molt.expect(Molt.DONE, "attach"));
        }
        Witness witness = new Witness(options, server, party, after);
        claims.claim("planned", "the plan says what becomes of the players", () -> Unmet.unless(
                molt.expect(Molt.DONE, "plan", "--new", newJar()).output().contains("field quest: quest.Quest added"),
                "nothing of the field"));
        change("upgraded", () -> molt.change("upgrade-app", "--new", newJar()));
        adventures.ofTheNewVersion("");
        witness.testify(claims, "");
        witness.testifyOfQuest(claims, "quest-loaded", "works");
        change("downgraded", () -> molt.change("downgrade-app", "--application", "processquest"));
        adventures.ofTheOldVersion("-back");
        witness.testify(claims, "-back");
        witness.testifyOfQuest(claims, "quest-deleted", "is gone");
        change("upgraded-again", () -> molt.change("upgrade-app", "--new", newJar()));
        adventures.ofTheNewVersion("-again");
        witness.testify(claims, "-again");
        claims.claim("history", "what was done can be read", () -> molt.expect(Molt.DONE, "history"));
        claims.claim("no-exceptions", "no player fell over its own code", () ->
                Unmet.unless(server.exceptions().isEmpty(), "" + server.exceptions()));
        new Newcomers(options, claims, server, molt).tell();
    }

    private void change(String id, Step step) {
        claims.claim(id, "all " + Party.NAMES.size() + " players are changed", () ->
                Unmet.same(Party.NAMES.size(), step.run().players()));
    }

    static String newJar() {
        return Checkout.jar("processquest", "1.1.0");
    }

    /** Something that is done to the server. */
    @FunctionalInterface
    private interface Step {

        /** Does it. */
        Change run() throws Exception;
    }
}
