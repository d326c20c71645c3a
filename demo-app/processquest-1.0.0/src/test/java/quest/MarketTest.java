package quest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MarketTest {

    @Test
    void theFirstWeaponIsAPlasticKnife() {
        assertEquals(Optional.of("plastic knife"), Market.offer(Slot.WEAPON, 0, 2).map(Gear::name));
    }

    @Test
    void nothingForWhoCannotPay() {
        assertEquals(Optional.empty(), Market.offer(Slot.WEAPON, 0, 1));
    }

    @ParameterizedTest
    @EnumSource
    void eachPieceIsBetterAndDearerThanTheOneBefore(Slot slot) {
        int strength = 0;
        int price = 0;
        int pieces = 0;
        Optional<Gear> offer = Market.offer(slot, strength, Integer.MAX_VALUE);
        while (offer.isPresent()) {
            Gear gear = offer.get();
            assertTrue(gear.strength() > strength && gear.price() > price, gear::toString);
            strength = gear.strength();
            price = gear.price();
            pieces++;
            offer = Market.offer(slot, strength, Integer.MAX_VALUE);
        }
        assertTrue(pieces > 1, slot + " has no choice");
    }
}
