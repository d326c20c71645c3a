package quest;

/**
 * One to fight.
 *
 * @param drop what it leaves behind
 * @param experience what killing it teaches
 */
public record Enemy(String name, Loot drop, int experience) {

    /** Any of all enemies there are. */
    public static Enemy fetch() {
        // In the body, not in a static field: a running JVM takes new bodies, but runs no initialiser again.
        Enemy[] enemies = {
            new Enemy("Ant", new Loot("Ant Egg", 1), 1),
            new Enemy("Wildcat", new Loot("Pelt", 2), 2),
            new Enemy("Tax Collector", new Loot("Red Ledger", 4), 5),
            new Enemy("Rust Golem", new Loot("Bent Cog", 3), 8),
            new Enemy("Swamp Fiddler", new Loot("Broken Bow", 2), 4),
            new Enemy("Bog Lantern", new Loot("Damp Wick", 1), 3),
        };
        return enemies[Dice.below(enemies.length)];
    }
}
