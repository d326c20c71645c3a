package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayerTest {

    private static final Stats STATS = new Stats(3, 3, 3, 3, 6, 3);

    private final Events events = new Events();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        events.subscribe(told::add);
    }

    @Test
    void theQuestIsTheEleventhPieceOfState() {
        assertEquals(
                List.of("name", "stats", "exp", "lvlexp", "lvl", "equip", "money", "loot", "bought", "time", "quest"),
                Arrays.stream(Player.class.getDeclaredFields()).map(Field::getName).toList());
    }

    @Test
    void eachQuestTakesItsKillsAndAnotherOneFollows() throws InterruptedException {
        Player player = new Player("p", STATS);
        String current = null;
        for (int quests = 0; quests < 30; quests++) {
            int kills = 0;
            told.clear();
            while (toldOf("Completed quest: ", "...").isEmpty()) {
                player.kill(events);
                kills++;
            }
            Quest done = quest(toldOf("Completed quest: ", "...").orElseThrow());
            assertEquals(done.kills(), kills, done::toString);
            if (current != null) {
                assertEquals(current, done.name());
            }
            current = quest(toldOf("Obtained new quest: ", ".").orElseThrow()).name();
            assertNotEquals(done.name(), current);
        }
    }

    @Test
    void theLastKillOfAQuestPays() throws InterruptedException {
        int first = 50;
        Player player = new Player("p", STATS, first, 0);
        int experience = 0;
        int level = 1;
        for (int quests = 0; quests < 5; ) {
            told.clear();
            player.kill(events);
            experience += killed().experience();
            Optional<String> done = toldOf("Completed quest: ", "...");
            if (done.isPresent()) {
                experience += quest(done.get()).experience();
                quests++;
            }
            boolean raised = toldOf("Reached level ", "").isPresent();
            assertEquals(experience >= first << level - 1, raised, "at " + experience + " and level " + level);
            level += raised ? 1 : 0;
        }
        assertTrue(level > 1);
    }

    @Test
    void theMarketPaysByTheLevel() throws Exception {
        // A level with each of the first kills.
        Player player = new Player("p", STATS, 1, 0);
        int level = 1;
        int worth = 0;
        Phase phase = Phase.KILLING;
        while (phase == Phase.KILLING) {
            told.clear();
            phase = player.kill(events);
            level += toldOf("Reached level ", "").isPresent() ? 1 : 0;
            worth += killed().drop().value();
        }
        assertTrue(level > 1);
        told.clear();
        while (player.sell(events) == Phase.SELLING) {}
        int got = told.stream()
                .filter(t -> t.startsWith("Got "))
                .mapToInt(t -> Integer.parseInt(t.split(" ")[1]))
                .sum();
        assertEquals(worth * level, got);
        Field money = Player.class.getDeclaredField("money");
        money.setAccessible(true);
        assertEquals(got, money.getInt(player));
    }

    private Optional<String> toldOf(String start, String end) {
        return told.stream()
                .filter(text -> text.startsWith(start))
                .map(text -> text.substring(start.length(), text.length() - end.length()))
                .findFirst();
    }

    private Enemy killed() {
        String name = toldOf("Executing ", "...").orElseThrow().replaceFirst("^an? ", "");
        return named(name, Enemy::fetch, Enemy::name);
    }

    private static Quest quest(String name) {
        return named(name, Quest::fetch, Quest::name);
    }

    private static <T> T named(String name, Supplier<T> fetch, Function<T, String> nameOf) {
        T found = fetch.get();
        while (!nameOf.apply(found).equals(name)) {
            found = fetch.get();
        }
        return found;
    }
}
