package walkthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void theJdkThatRunsIsTheDefault() {
        assertEquals(
                new Options("enemies", false, Path.of(System.getProperty("java.home")), ""),
                Options.parse(List.of("enemies")));
    }

    @Test
    void takesAllOptionsInAnyOrder() {
        assertEquals(
                new Options("quest", true, Path.of("/jdk"), "gate,drain"),
                Options.parse(List.of("quest", "--without", "gate,drain", "--java", "/jdk", "--attach")));
    }

    @Test
    void allIsEveryStory() {
        assertEquals(Options.STORIES, Options.parse(List.of("all", "--attach")).stories());
        assertEquals(List.of("ch_rel"), Options.parse(List.of("ch_rel")).stories());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dragons", "enemies --java", "enemies --atach", "quest --without",
        "ch_rel --attach", "ch_rel --without gate", "all --without gate"})
    void refusesWhatItDoesNotKnow(String line) {
        List<String> args = Arrays.stream(line.split(" ")).filter(a -> !a.isEmpty()).toList();
        assertThrows(IllegalArgumentException.class, () -> Options.parse(args));
    }
}
