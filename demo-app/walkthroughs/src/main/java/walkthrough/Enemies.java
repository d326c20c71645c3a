package walkthrough;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The story of processquest 1.0.1: more enemies and a mended wording come into games that are being played. */
final class Enemies implements Story {

    private static final Set<String> OLD =
            Set.of("Ant", "Wildcat", "Tax Collector", "Rust Golem", "Swamp Fiddler", "Bog Lantern");
    /** Sixteen times the game's own speed: the same steps, but nobody waits for an Ant. */
    private static final int TICK = 50;

    private final Options options;
    private final Claims claims;

    /** What the clients saw last. */
    private Map<String, List<Kill>> seen = Map.of();

    Enemies(Options options, Claims claims) {
        this.options = options;
        this.claims = claims;
    }

    @Override
    public void tell() throws Exception {
        try (GameServer server = GameServer.start(options, TICK);
                Crowd crowd = new Crowd(server.port(), "hakvroot", "Mirabel", "Odo")) {
            Molt molt = new Molt(options, server.pid());
            playTheOldVersion(crowd);
            String identity = server.identity();
            if (options.attach()) {
                claims.claim("attached", "Molt comes into the running server", () -> molt.expect(Molt.DONE, "attach"));
            }
            refuse(molt);
            Set<String> acceptors = ThreadDump.settled(server.pid(), options);
            upgrade(molt, crowd);
            claims.claim("same-process", "it is the same process: " + identity, () ->
                    Unmet.same(identity, server.identity()));
            claims.claim("same-acceptors", "the same " + ThreadDump.IDLE_ACCEPTORS + " acceptors are idle", () ->
                    Unmet.same(acceptors, ThreadDump.settled(server.pid(), options)));
            welcome(server);
            downgrade(molt, crowd);
            claims.claim("same-process-to-the-end", "it is still the same process", () ->
                    Unmet.same(identity, server.identity()));
        }
    }

    private void playTheOldVersion(Crowd crowd) {
        claims.claim("playing", "three clients play", () -> {
            crowd.play();
            seen = crowd.watch(Kill::startsWithVowel);
        });
        claims.claim("old-enemies", "they meet the six enemies of 1.0.0 only", this::onlyOldEnemies);
        claims.claim("old-wording", "an Ant is \"a Ant\"", this::oldWording);
    }

    private void refuse(Molt molt) {
        claims.claim("status-before", "processquest runs at 1.0.0", () -> statusShows(molt, "1.0.0"));
        claims.claim("refused-misspelt", "a misspelt instruction is refused, and pointed at", () -> {
            Command.Outcome refusal = planRefused(molt, "misspelt");
            shows(refusal, "load_modul");
            Unmet.unless(refusal.pointsSomewhere(), "no caret");
        });
        claims.claim("refused-absent", "a module that the new code lacks is refused", () ->
                shows(planRefused(molt, "absent-module"), "quest.Evnts"));
        claims.claim("refused-changes-nothing", "processquest runs at 1.0.0 still", () -> statusShows(molt, "1.0.0"));
    }

    private void upgrade(Molt molt, Crowd crowd) {
        claims.claim("planned", "the plan names both classes that it would load", () -> {
            Command.Outcome plan = molt.expect(Molt.DONE, "plan", "--new", newJar());
            shows(plan, "quest.Enemy");
            shows(plan, "quest.Events");
        });
        claims.claim("upgraded", "the upgrade is done", () -> molt.expect(Molt.DONE, "upgrade-app", "--new", newJar()));
        claims.claim("same-sockets", "the games go on over the same connections", () -> watchAnew(crowd, false));
        claims.claim("status-after", "processquest runs at 1.0.1", () -> statusShows(molt, "1.0.1"));
        claims.claim("new-enemies", "each client meets enemies that 1.0.0 did not have", this::newEnemiesForAll);
        claims.claim("new-wording", "before a vowel it is \"an\", and never again \"a\"", this::newWording);
    }

    private void welcome(GameServer server) {
        claims.claim("acceptors-serve", "an acceptor that was idle throughout serves a new client", () -> {
            try (TelnetClient late = new TelnetClient(server.port(), "Late Nell", false)) {
                late.play();
                late.nextKill();
                late.quit();
            }
        });
    }

    private void downgrade(Molt molt, Crowd crowd) {
        claims.claim("downgraded", "the downgrade is done", () -> molt.expect(Molt.DONE, "downgrade-app"));
        claims.claim("same-sockets-again", "the games go on over the same connections", () -> watchAnew(crowd, true));
        claims.claim("status-again", "processquest runs at 1.0.0", () -> statusShows(molt, "1.0.0"));
        claims.claim("old-enemies-again", "they meet the six enemies of 1.0.0 only", this::onlyOldEnemies);
        claims.claim("old-wording-again", "an Ant is \"a Ant\"", this::oldWording);
        claims.claim("history", "the history tells of both", () -> {
            Command.Outcome history = molt.expect(Molt.DONE, "history");
            shows(history, "1.0.0");
            shows(history, "1.0.1");
        });
    }

    private void watchAnew(Crowd crowd, boolean untilVowel) throws Exception {
        seen = Map.of();
        crowd.catchUp();
        seen = crowd.watch(kill -> !untilVowel || kill.startsWithVowel());
    }

    private void onlyOldEnemies() throws Unmet {
        Set<String> met = new TreeSet<>();
        kills().forEach(kill -> met.add(kill.enemy()));
        Unmet.unless(!met.isEmpty() && OLD.containsAll(met), "met " + met);
    }

    private void oldWording() throws Unmet {
        Unmet.unless(
                kills().anyMatch(Kill::startsWithVowel) && kills().allMatch(kill -> kill.article().equals("a")),
                "saw " + vowelKills());
    }

    private void newEnemiesForAll() throws Unmet {
        Unmet.unless(
                !seen.isEmpty() && seen.values().stream().allMatch(Enemies::anyNew), "met " + seen);
    }

    private void newWording() throws Unmet {
        Unmet.unless(
                kills().anyMatch(Kill::startsWithVowel)
                        && kills().allMatch(kill -> kill.article().equals(kill.startsWithVowel() ? "an" : "a")),
                "saw " + vowelKills());
    }

    private static boolean anyNew(Collection<Kill> kills) {
        return kills.stream().anyMatch(kill -> !OLD.contains(kill.enemy()));
    }

    private Stream<Kill> kills() {
        return seen.values().stream().flatMap(List::stream);
    }

    private Set<String> vowelKills() {
        Set<String> texts = new TreeSet<>();
        kills().filter(Kill::startsWithVowel).forEach(kill -> texts.add(kill.toString()));
        return texts;
    }

    private static Command.Outcome planRefused(Molt molt, String appup) throws Exception {
        return molt.expect(Molt.REFUSED, "plan", "--new", newJar(), "--appup", Checkout.refused(appup));
    }

    private static String newJar() {
        return Checkout.jar("processquest", "1.0.1");
    }

    private static void statusShows(Molt molt, String version) throws Exception {
        Unmet.same(Optional.of(version), molt.expect(Molt.DONE, "status").versionOf("processquest"));
    }

    private static void shows(Command.Outcome outcome, String expected) throws Unmet {
        Unmet.unless(outcome.output().contains(expected), "no \"" + expected + "\" in the output");
    }
}
