package walkthrough;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a party should live through in either version, claimed as often as the version changes. */
final class Adventures {

    private static final Pattern COMPLETED = Pattern.compile("Completed quest: (.+)\\.\\.\\.");
    private static final Pattern OBTAINED = Pattern.compile("Obtained new quest: (.+)\\.");
    private static final int KILLS = 12;
    private static final int KILLS_OF_THE_LONGEST_QUEST = 60;
    private static final int SHOWN = 8;

    private final Options options;
    private final Claims claims;
    private final GameServer server;
    private final Party party;
    private final Catalogue before;
    private final Catalogue after;

    Adventures(Options options, Claims claims, GameServer server, Party party, Catalogue before, Catalogue after) {
        this.options = options;
        this.claims = claims;
        this.server = server;
        this.party = party;
        this.before = before;
        this.after = after;
    }

    void ofTheOldVersion(String suffix) {
        claims.claim("playing" + suffix, "all " + Party.NAMES.size() + " play on", this::playOn);
        claims.claim("old-enemies" + suffix, "they meet enemies of 1.0.0 only", () -> {
            for (Diary diary : party.diaries()) {
                Set<String> met = met(diary);
                Unmet.unless(
                        !met.isEmpty() && before.enemies().keySet().containsAll(met), diary.name() + " met " + met);
            }
        });
        claims.claim("no-quests" + suffix, "nobody has a quest", () -> {
            Unmet.same(0, Histogram.of(server.pid(), options).instances("quest.Quest"));
            for (Diary diary : party.diaries()) {
                Unmet.unless(
                        texts(diary).stream().noneMatch(line -> line.contains("quest:")), diary.name() + " has one");
            }
        });
    }

    void ofTheNewVersion(String suffix) {
        String id = suffix.isEmpty() ? "-new" : suffix;
        claims.claim("playing" + id, "all " + Party.NAMES.size() + " play on", this::playOn);
        claims.claim("new-enemies" + suffix, "each meets enemies that 1.0.0 did not have", () -> {
            party.awaitKills(KILLS);
            for (Diary diary : party.diaries()) {
                Unmet.unless(!before.enemies().keySet().containsAll(met(diary)), diary.name() + " met " + met(diary));
            }
        });
        claims.claim("quests" + suffix, "every player has a quest", () -> {
            Histogram histogram = Histogram.of(server.pid(), options);
            int quests = histogram.instances("quest.Quest");
            Unmet.same(Party.NAMES.size(), histogram.instances("quest.Player"));
            Unmet.unless(quests >= Party.NAMES.size(), quests + " quests");
        });
        claims.claim("quest-done" + suffix, "each fulfils the quest that it was given in the upgrade", () -> {
            party.awaitKills(KILLS_OF_THE_LONGEST_QUEST);
            party.show(2, line -> line.contains("quest:"));
            for (Diary diary : party.diaries()) {
                String done = first(diary, COMPLETED);
                String next = first(diary, OBTAINED);
                Unmet.unless(
                        after.quests().keySet().containsAll(List.of(done, next)),
                        diary.name() + " completed " + done + " and obtained " + next);
            }
        });
    }

    private void playOn() throws Exception {
        party.beginChapterAfterwards();
        party.awaitKills(KILLS);
        party.show(SHOWN, line -> true);
    }

    private static Set<String> met(Diary diary) {
        Set<String> met = new HashSet<>();
        texts(diary).forEach(line -> Kill.in(line).ifPresent(kill -> met.add(kill.enemy())));
        return met;
    }

    private static String first(Diary diary, Pattern pattern) {
        return texts(diary).stream().map(pattern::matcher).filter(Matcher::matches).findFirst()
                .map(found -> found.group(1)).orElse("nothing");
    }

    private static List<String> texts(Diary diary) {
        return diary.chapter().stream().map(Line::text).toList();
    }
}
