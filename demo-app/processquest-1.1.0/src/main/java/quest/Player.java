package quest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A player's state and what it does in each phase; touched by the player's own thread only. */
public final class Player {

    private final String name;
    private Stats stats;
    private int exp = 0;
    private int lvlexp = 1000;
    private int lvl = 1;
    private final Map<Slot, Gear> equip = new EnumMap<>(Slot.class);
    private int money = 0;
    private final List<Loot> loot = new ArrayList<>();
    private final List<Slot> bought = new ArrayList<>();
    private long time = 0;
    private Quest quest;

    /** A player at the defaults: a hard first level, and no pauses. */
    public Player(String name, Stats stats) {
        this.name = name;
        this.stats = stats;
        this.quest = Quest.fetch();
    }

    /**
     * A player to watch.
     *
     * @param lvlexp the experience that makes level 2
     * @param time how long each thing it does takes, in milliseconds
     */
    public Player(String name, Stats stats, int lvlexp, long time) {
        this(name, stats);
        this.lvlexp = lvlexp;
        this.time = time;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Fights one enemy. */
    Phase kill(Events events) throws InterruptedException {
        Enemy enemy = Enemy.fetch();
        events.killed(enemy, time);
        loot.add(enemy.drop());
        exp += enemy.experience();
        checkQuest(events);
        if (exp >= lvlexp) {
            lvl++;
            lvlexp *= 2;
            stats = stats.raised();
            events.levelUp(lvl, stats, time);
        }
        // The strong carry more home.
        if (loot.size() < stats.strength()) {
            return Phase.KILLING;
        }
        events.heading("marketplace to sell loot", time);
        return Phase.SELLING;
    }

    /** One kill less to go; the last one pays, and another quest begins. */
    private void checkQuest(Events events) {
        Quest done = quest;
        quest = done.killed();
        if (quest.kills() == 0) {
            exp += done.experience();
            quest = Stream.generate(Quest::fetch)
                    .filter(next -> !next.name().equals(done.name()))
                    .findFirst()
                    .orElseThrow();
            events.quest(done, quest);
        }
    }

    /** Sells one thing, the oldest first. */
    Phase sell(Events events) throws InterruptedException {
        if (loot.isEmpty()) {
            events.negotiating(time);
            return Phase.BUYING;
        }
        Loot item = loot.remove(0);
        int bucks = item.value() * lvl;
        money += bucks;
        events.sold(item, bucks, time);
        return Phase.SELLING;
    }

    /** Looks for something better for one slot. */
    Phase buy(Events events) throws InterruptedException {
        for (Slot slot : Slot.values()) {
            if (!bought.contains(slot)) {
                bought.add(slot);
                buy(slot, events);
                return Phase.BUYING;
            }
        }
        bought.clear();
        events.heading("killing fields", time);
        return Phase.KILLING;
    }

    private void buy(Slot slot, Events events) throws InterruptedException {
        Gear present = equip.get(slot);
        Optional<Gear> offer = Market.offer(slot, present == null ? 0 : present.strength(), money);
        if (offer.isPresent()) {
            Gear gear = offer.get();
            money -= gear.price();
            equip.put(slot, gear);
            events.bought(gear, time);
        }
    }
}
