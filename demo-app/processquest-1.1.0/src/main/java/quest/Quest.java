package quest;

/**
 * What a player fights for, beside the loot.
 *
 * @param kills how many more it takes
 * @param experience what the last of them teaches
 */
public record Quest(String name, int kills, int experience) {

    /** Any of all quests there are. */
    public static Quest fetch() {
        Quest[] quests = {
            new Quest("Untangle the royal kite", 5, 40),
            new Quest("Return the mayor's umbrella", 8, 60),
            new Quest("Wake the town crier", 12, 90),
            new Quest("Count the king's geese", 20, 160),
            new Quest("Talk a bridge out of falling", 30, 250),
            new Quest("Dig up the east end of a rainbow", 45, 400),
            new Quest("Teach a dragon to knit", 60, 600),
        };
        return quests[Dice.below(quests.length)];
    }

    /** The same quest with one kill less to go. */
    Quest killed() {
        return new Quest(name, kills - 1, experience);
    }
}
