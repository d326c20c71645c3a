package walkthrough;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Twenty players at the game's own speed, asleep nearly all of the time, and how long an upgrade keeps them waiting.
 * They come one after the other, so that at any moment one is about to wake up.
 */
final class Sleepers {

    /** A kill takes two of them: so long may a player stay in one call. */
    private static final int TICK = 800;

    private static final int LINES = 5;
    private static final int LINES_AFTERWARDS = 3;
    private static final int ALLOWED_MILLIS = 100;
    private static final int MOST_MILLIS = 2000;

    private final Options options;
    private final Claims claims;
    private final String[] upgrade;

    /**
     * The part of a story that is about time.
     *
     * @param appup words that name another upgrade file than the one in the jar, if any
     */
    Sleepers(Options options, Claims claims, String... appup) {
        this.options = options;
        this.claims = claims;
        upgrade = Stream.concat(Stream.of("--new", Quests.newJar()), Stream.of(appup)).toArray(String[]::new);
    }

    void tell() throws Exception {
        try (GameServer server = GameServer.start(options, TICK);
                Party party = new Party(server.port(), TICK / Party.NAMES.size())) {
            Molt molt = new Molt(options, server.pid());
            if (options.attach()) {
                molt.expect(Molt.DONE, "attach");
            }
            party.beginChapter();
            party.awaitMore(LINES);
            Map<String, Long> normal = silences(party);
            claims.claim("asleep", "all are asleep in the middle of what they do", () ->
                    ThreadDump.await(server.pid(), options, dump -> dump.sleepers().containsAll(Party.NAMES)));
            // As anybody would; and what a JVM does for the first time takes it longer.
            molt.expect(Molt.DONE, "plan", upgrade);
            party.beginChapter();
            claims.claim("quick", "the upgrade is done in less than " + MOST_MILLIS + " ms", () -> quick(molt));
            claims.claim("no-silence", "nobody is silent for longer than before and " + ALLOWED_MILLIS + " ms", () -> {
                party.awaitMore(LINES_AFTERWARDS);
                noSilence(normal, silences(party));
            });
            party.beginChapter();
            claims.claim("sleepers-downgraded", "the downgrade waits for whoever may still ask for a quest", () -> {
                show(molt.change("downgrade-app"));
                party.awaitMore(LINES_AFTERWARDS);
                System.out.println("  longest silence of each: " + silences(party).values());
            });
            claims.claim("sleepers-no-exceptions", "no player fell over its own code", () ->
                    Unmet.unless(server.exceptions().isEmpty(), "" + server.exceptions()));
        }
    }

    private void quick(Molt molt) throws Exception {
        Change change = molt.change("upgrade-app", upgrade);
        show(change);
        Unmet.unless(change.inside() < MOST_MILLIS && change.millis() < MOST_MILLIS,
                change.inside() + " ms inside, " + change.millis() + " ms outside");
    }

    private static void show(Change change) throws Unmet {
        System.out.println("  the command took " + change.millis() + " ms, what it did in the server " + change.inside()
                + " ms; quest.Player was closed for " + change.suspended() + " ms; "
                + change.stayed() + " threads were not waited for");
    }

    private static Map<String, Long> silences(Party party) {
        Map<String, Long> silences = new LinkedHashMap<>();
        party.diaries().forEach(diary -> silences.put(diary.name(), diary.silence()));
        return silences;
    }

    static void noSilence(Map<String, Long> normal, Map<String, Long> now) throws Unmet {
        System.out.println("  longest silence of each before:             " + normal.values());
        System.out.println("  longest silence of each across the upgrade: " + now.values());
        List<String> longer = now.keySet().stream()
                .filter(name -> now.get(name) > normal.get(name) + ALLOWED_MILLIS).toList();
        Unmet.unless(longer.isEmpty(), "longer are those of " + longer);
    }
}
