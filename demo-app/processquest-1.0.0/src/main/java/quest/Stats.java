package quest;

import java.util.List;

/** What a character is made of. */
public record Stats(int charisma, int constitution, int dexterity, int intelligence, int strength, int wisdom) {

    /** A new character: three dice for each. */
    public static Stats roll() {
        return new Stats(Dice.three(), Dice.three(), Dice.three(), Dice.three(), Dice.three(), Dice.three());
    }

    /** The same character one level up: each may have grown by one. */
    Stats raised() {
        return new Stats(
                charisma + Dice.below(2),
                constitution + Dice.below(2),
                dexterity + Dice.below(2),
                intelligence + Dice.below(2),
                strength + Dice.below(2),
                wisdom + Dice.below(2));
    }

    /** One line for each, by the alphabet. */
    public List<String> lines() {
        return List.of(
                "Charisma: " + charisma,
                "Constitution: " + constitution,
                "Dexterity: " + dexterity,
                "Intelligence: " + intelligence,
                "Strength: " + strength,
                "Wisdom: " + wisdom);
    }
}
