package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KillTest {

    @ParameterizedTest
    @CsvSource({"Executing a Ant..., a, Ant, true", "Executing an Eel King..., an, Eel King, true",
        "Executing a Wildcat..., a, Wildcat, false"})
    void readsTheWording(String line, String article, String enemy, boolean vowel) {
        Kill kill = Kill.in(line).orElseThrow();
        assertEquals(new Kill(article, enemy), kill);
        assertEquals(vowel, kill.startsWithVowel());
    }

    @Test
    void otherLinesAreNoKills() {
        assertEquals(Optional.empty(), Kill.in("Obtained Ant Egg."));
    }
}
