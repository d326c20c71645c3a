package quest;

import java.util.List;
import java.util.Optional;

/** Where players spend their money. */
public final class Market {

    /** Weakest first within a slot; every name goes after "a". */
    private static final List<Gear> GOODS = List.of(
            new Gear(Slot.WEAPON, "plastic knife", 1, 2),
            new Gear(Slot.WEAPON, "soup ladle", 2, 12),
            new Gear(Slot.WEAPON, "garden fork", 4, 40),
            new Gear(Slot.WEAPON, "bronze sickle", 7, 150),
            new Gear(Slot.WEAPON, "singing sword", 11, 600),
            new Gear(Slot.SHIELD, "pan lid", 1, 3),
            new Gear(Slot.SHIELD, "tea tray", 2, 15),
            new Gear(Slot.SHIELD, "cellar door", 5, 90),
            new Gear(Slot.SHIELD, "tower shield", 9, 400),
            new Gear(Slot.HELMET, "paper hat", 1, 3),
            new Gear(Slot.HELMET, "colander", 2, 18),
            new Gear(Slot.HELMET, "leather cap", 4, 70),
            new Gear(Slot.HELMET, "steel bucket", 8, 350),
            new Gear(Slot.ARMOUR, "bathrobe", 1, 4),
            new Gear(Slot.ARMOUR, "cork vest", 3, 30),
            new Gear(Slot.ARMOUR, "chain coat", 6, 200),
            new Gear(Slot.ARMOUR, "plate suit", 10, 900));

    private Market() {}

    /** The next better piece for a slot, if it can be paid. */
    public static Optional<Gear> offer(Slot slot, int present, int money) {
        return GOODS.stream()
                .filter(g -> g.slot() == slot && g.strength() > present)
                .findFirst()
                .filter(g -> g.price() <= money);
    }
}
