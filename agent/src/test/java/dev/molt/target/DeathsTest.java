package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How many deaths are too many. */
class DeathsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Deaths deaths = new Deaths(5, Duration.ofSeconds(60));

    @Test
    void fiveWithinAMinuteAreBorneAndTheSixthIsNot() {
        for (int i = 0; i < 5; i++) {
            assertFalse(deaths.tooMany(i * SECOND));
        }
        assertTrue(deaths.tooMany(60 * SECOND));
    }

    @Test
    void oneThatIsLongerAgoDoesNotCount() {
        for (int i = 0; i < 5; i++) {
            assertFalse(deaths.tooMany(i * SECOND));
        }
        assertFalse(deaths.tooMany(60 * SECOND + 1));
    }

    @Test
    void theClockMayBeginAnywhere() {
        for (int i = 0; i < 5; i++) {
            assertFalse(deaths.tooMany(Long.MAX_VALUE - 2 + i));
        }
        assertTrue(deaths.tooMany(Long.MAX_VALUE + SECOND));
    }
}
