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
            new Enemy("Earwig", new Loot("Earwig Egg", 1), 1),
            new Enemy("Wildcat", new Loot("Pelt", 2), 2),
            new Enemy("Tax Collector", new Loot("Red Ledger", 4), 5),
            new Enemy("Rust Golem", new Loot("Bent Cog", 3), 8),
            new Enemy("Swamp Fiddler", new Loot("Broken Bow", 2), 4),
            new Enemy("Bog Lantern", new Loot("Damp Wick", 1), 3),
            new Enemy("Ogre", new Loot("Toenail", 3), 9),
            new Enemy("Imp", new Loot("Singed Tail", 2), 4),
            new Enemy("Undertaker", new Loot("Top Hat", 5), 6),
            new Enemy("Eel King", new Loot("Slimy Crown", 6), 7),
            new Enemy("Apprentice Wizard", new Loot("Wet Matches", 2), 5),
            new Enemy("Moth Bishop", new Loot("Nibbled Mitre", 4), 6),
            new Enemy("Puddle Drake", new Loot("Rubber Scale", 3), 7),
            new Enemy("Clockwork Goose", new Loot("Mainspring", 5), 8),
            new Enemy("Barrow Hound", new Loot("Old Bone", 1), 4),
            new Enemy("Salt Witch", new Loot("Pinch of Salt", 1), 5),
            new Enemy("Lamp Troll", new Loot("Lampshade", 2), 9),
            new Enemy("Hill Giant", new Loot("Small Hill", 8), 12),
            new Enemy("Kettle Bandit", new Loot("Dented Lid", 3), 5),
            new Enemy("Night Postman", new Loot("Unpaid Letter", 2), 6),
            new Enemy("Attic Owl", new Loot("Dusty Feather", 4), 7),
            new Enemy("Marsh Tenor", new Loot("High Note", 9), 15),
        };
        return enemies[Dice.below(enemies.length)];
    }
}
