package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramTest {

    private static final String PRINTED =
            """
             num     #instances         #bytes  class name (module)
               1:          5020         401600  [B (java.base@17.0.15)
              89:            20           1280  quest.Player
             211:             7            480  quest.PlayerName
            """;

    @ParameterizedTest
    @CsvSource({"quest.Player, 20", "quest.PlayerName, 7", "quest.Quest, 0", "[B, 5020"})
    void counts(String type, int instances) {
        assertEquals(instances, new Histogram(PRINTED).instances(type));
    }
}
