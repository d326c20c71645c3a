package quest;

/** Where a player wears a piece of equipment, in the order in which a player goes shopping. */
public enum Slot {
    WEAPON,
    SHIELD,
    HELMET,
    ARMOUR
}
