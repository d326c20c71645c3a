package quest;

/**
 * A piece of equipment.
 *
 * @param strength how good it is, among the pieces for the same slot
 * @param price in bucks
 */
public record Gear(Slot slot, String name, int strength, int price) {}
