package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayerTest {

    private static final int STRENGTH = 4;
    private static final Stats STATS = new Stats(3, 3, 3, 3, STRENGTH, 3);

    private final Events events = new Events();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        events.subscribe(told::add);
    }

    @Test
    void stateIsInTheOrderThatUpgradesRelyOn() {
        assertEquals(
                List.of("name", "stats", "exp", "lvlexp", "lvl", "equip", "money", "loot", "bought", "time"),
                Arrays.stream(Player.class.getDeclaredFields()).map(Field::getName).toList());
    }

    @Test
    void killsUntilItCanCarryNoMore() throws InterruptedException {
        Player player = new Player("p", STATS);
        for (int i = 1; i < STRENGTH; i++) {
            assertEquals(Phase.KILLING, player.kill(events));
        }
        assertEquals(Phase.SELLING, player.kill(events));
        assertEquals(STRENGTH, told.stream().filter(t -> t.startsWith("Executing a ")).count());
        assertEquals(STRENGTH, told.stream().filter(t -> t.startsWith("Obtained ")).count());
        assertEquals("Heading to the marketplace to sell loot...", last());
    }

    @Test
    void sellsEverythingOldestFirst() throws InterruptedException {
        Player player = new Player("p", STATS);
        fillBag(player);
        List<String> obtained = told.stream()
                .filter(t -> t.startsWith("Obtained "))
                .map(t -> t.substring("Obtained ".length(), t.length() - 1))
                .toList();
        told.clear();
        while (player.sell(events) == Phase.SELLING) {}
        List<String> sold = told.stream()
                .filter(t -> t.startsWith("Selling "))
                .map(t -> t.substring("Selling ".length()))
                .toList();
        assertEquals(obtained, sold);
        assertEquals(STRENGTH, told.stream().filter(t -> t.matches("Got [1-9][0-9]* bucks\\.")).count());
        assertEquals("Negotiating purchase of better equipment...", last());
    }

    @Test
    void buysAPlasticKnifeFirstAndReturnsToTheFields() throws InterruptedException {
        Player player = new Player("p", STATS);
        fillBag(player);
        while (player.sell(events) == Phase.SELLING) {}
        told.clear();
        int shops = 0;
        while (player.buy(events) == Phase.BUYING) {
            shops++;
        }
        assertEquals(Slot.values().length, shops);
        assertEquals("Bought a plastic knife", told.get(0));
        assertEquals("Heading to the killing fields...", last());
        assertEquals(Phase.BUYING, player.buy(events), "the next visit starts at the first shop again");
    }

    @Test
    void anEmptyPurseBuysNothing() throws InterruptedException {
        Player player = new Player("p", STATS);
        while (player.buy(events) == Phase.BUYING) {}
        assertEquals(List.of("Heading to the killing fields..."), told);
    }

    @Test
    void eachLevelTakesTwiceTheExperience() throws InterruptedException {
        int first = 50;
        Player player = new Player("p", STATS, first, 0);
        int experience = 0;
        int level = 1;
        while (level < 4) {
            told.clear();
            player.kill(events);
            String enemy = told.get(0).substring("Executing a ".length(), told.get(0).length() - "...".length());
            experience += experienceOf(enemy);
            boolean raised = told.stream().anyMatch(t -> t.startsWith("Reached level "));
            assertEquals(experience >= first << level - 1, raised, "at " + experience + " and level " + level);
            if (raised) {
                level++;
                assertTrue(told.get(2).startsWith("Reached level " + level + ". Charisma: "), told.get(2));
            }
        }
    }

    private void fillBag(Player player) throws InterruptedException {
        while (player.kill(events) == Phase.KILLING) {}
    }

    private String last() {
        return told.get(told.size() - 1);
    }

    private static int experienceOf(String name) {
        Enemy enemy = Enemy.fetch();
        while (!enemy.name().equals(name)) {
            enemy = Enemy.fetch();
        }
        return enemy.experience();
    }
}
