package walkthrough;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The story of the game as a release: two of its applications change in one window, while three players play. */
final class GameRelease implements Story {

    private static final String[] NAMES = {"hakvroot", "Mirabel", "Odo"};

    private final Options options;
    private final Claims claims;
    private Set<String> old;
    private Map<String, List<Kill>> seen = Map.of();

    GameRelease(Options options, Claims claims) {
        this.options = options;
        this.claims = claims;
    }

    @Override
    public void tell() throws Exception {
        old = Catalogue.of("1.0.0").enemies().keySet();
        try (TargetSystem system = TargetSystem.create(options, ReleaseFiles.named("game-1.0.0"))) {
            system.startInForeground("simple", "sockserv");
            try (Crowd crowd = new Crowd(system.port("sockserv"), NAMES)) {
                play(system, crowd);
            }
        }
    }

    private void play(TargetSystem system, Crowd crowd) throws Exception {
        claims.claim("playing", "three clients play, and meet enemies of 1.0.0 only", () -> {
            crowd.play();
            seen = crowd.watch(kill -> true);
            Unmet.unless(old.containsAll(met(seen.values())), "met " + met(seen.values()));
        });
        Set<String> acceptors = ThreadDump.settled(system.pid(), options);
        String process = system.process();
        upgrade(system, crowd);
        claims.claim("same-acceptors", "the same " + ThreadDump.IDLE_ACCEPTORS + " acceptors are idle", () ->
                Unmet.same(acceptors, ThreadDump.settled(system.pid(), options)));
        claims.claim("made-permanent", "made permanent, none of them is killed", () -> {
            system.molt(Molt.DONE, "make_permanent", "1.1.0");
            Unmet.same(Map.of("1.0.0", "old", "1.1.0", "permanent"), system.which());
            Unmet.same(acceptors, ThreadDump.settled(system.pid(), options));
        });
        claims.claim("mended", "one of them serves a new client, whose player ends when the client vanishes", () -> {
            try (TelnetClient nell = new TelnetClient(system.port("sockserv"), "Nell", false)) {
                nell.play();
                nell.nextKill();
                nell.vanish();
                ThreadDump.await(system.pid(), options, dump -> !dump.players().contains("Nell"));
            }
        });
        downgrade(system, crowd);
        claims.claim("same-process", "it is the same process: " + process, () ->
                Unmet.same(process, system.process()));
    }

    private void upgrade(TargetSystem system, Crowd crowd) {
        claims.claim("one-window", "both applications would change in one window", () -> {
            system.unpack(ReleaseFiles.named("game-1.1.0"));
            List<String> script = system.molt(Molt.DONE, "check", "1.1.0").output().lines().map(String::strip).toList();
            List<String> window = script.subList(at(script, "- suspend: "), at(script, "- resume: "));
            at(window, "- load: {module: quest.Player,");
            at(window, "- load: {module: sockserv.Session,");
        });
        claims.claim("installed", "1.1.0 is installed; all three players are changed", () -> {
            String report = system.molt(Molt.DONE, "install", "1.1.0").output();
            Unmet.unless(report.contains("changed: " + NAMES.length + " quest.Player"), "others are");
            Unmet.same(Map.of("1.0.0", "permanent", "1.1.0", "current"), system.which());
        });
        claims.claim("new-enemies", "the games go on over the same connections, with new enemies for each", () -> {
            crowd.catchUp();
            seen = crowd.watch(kill -> true);
            Unmet.unless(seen.values().stream().noneMatch(kills -> old.containsAll(met(List.of(kills)))), "met " + seen);
        });
        claims.claim("quests", "every player has a quest", () ->
                Unmet.unless(quests(system) >= NAMES.length, "not so many"));
    }

    private void downgrade(TargetSystem system, Crowd crowd) {
        claims.claim("downgraded", "1.0.0 is installed again: the games go on, without quests and new enemies", () -> {
            system.molt(Molt.DONE, "install", "1.0.0");
            crowd.catchUp();
            seen = crowd.watch(kill -> true);
            Unmet.unless(old.containsAll(met(seen.values())), "met " + met(seen.values()));
            Unmet.same(0, quests(system));
        });
    }

    private int quests(TargetSystem system) throws Exception {
        return Histogram.of(system.pid(), options).instances("quest.Quest");
    }

    private static int at(List<String> script, String beginning) throws Unmet {
        List<String> found = script.stream().filter(line -> line.startsWith(beginning)).toList();
        Unmet.unless(found.size() == 1, beginning + " is there " + found.size() + " times");
        return script.indexOf(found.get(0));
    }

    private static Set<String> met(Collection<List<Kill>> kills) {
        return kills.stream().flatMap(List::stream).map(Kill::enemy).collect(Collectors.toCollection(TreeSet::new));
    }
}
