package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Claims claims = new Claims(new PrintStream(printed, true));

    @Test
    void printsTrueAndFalseClaimsAndCountsThem() {
        claims.claim("sky", "it is blue", () -> {});
        claims.claim("grass", "it is red", () -> Unmet.unless(false, "it is green"));
        claims.claim("sea", "it is wet", () -> {
            throw new IOException("dried up");
        });
        assertEquals(
                List.of(
                        "ok     sky: it is blue",
                        "FAILED grass: it is red -- it is green",
                        "FAILED sea: it is wet -- java.io.IOException: dried up"),
                printed.toString().lines().toList());
        assertEquals("1 passed, 2 failed", claims.summary());
        assertFalse(claims.allTrue());
    }

    @Test
    void noClaimsAreNotAllTrue() {
        assertFalse(claims.allTrue());
    }

    @Test
    void aStoryThatBreaksOffFails() {
        claims.whole("told", "to its end", () -> {
            claims.claim("sky", "it is blue", () -> {});
            throw new IOException("no server");
        });
        assertEquals("1 passed, 1 failed", claims.summary());
    }

    @Test
    void aStoryToldToItsEndIsNoClaimOfItsOwn() {
        claims.whole("told", "to its end", () -> claims.claim("sky", "it is blue", () -> {}));
        assertEquals("1 passed, 0 failed", claims.summary());
        assertTrue(claims.allTrue());
    }

    @Test
    void storiesAreCountedTogether() {
        Claims other = new Claims(new PrintStream(printed, true));
        claims.claim("sky", "it is blue", () -> {});
        other.claim("sky", "it is red", () -> Unmet.unless(false, "it is blue"));
        assertEquals("1 passed, 1 failed", Claims.summary(List.of(claims, other)));
    }

    @Test
    void anIdIsUsedOnce() {
        claims.claim("sky", "it is blue", () -> {});
        assertThrows(IllegalArgumentException.class, () -> claims.claim("sky", "it is grey", () -> {}));
    }
}
