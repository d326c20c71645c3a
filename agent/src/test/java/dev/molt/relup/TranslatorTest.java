package dev.molt.relup;

import static dev.molt.relup.Written.application;
import static dev.molt.relup.Written.byHand;
import static dev.molt.relup.Written.load;
import static dev.molt.relup.Written.read;
import static dev.molt.relup.Written.suspend;
import static dev.molt.relup.Written.unit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.Direction;
import dev.molt.appup.Windows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the passes are wired up: refusals of the first and of the last check come through with their places. */
class TranslatorTest {

    private final Translator translator = new Translator(
            new Applications(List.of(application("app", "1", "a")), List.of(application("app", "2", "a", "b"))));

    @Test
    void refusesWhatWasWrittenByHand() {
        assertEquals(
                "1 suspended_not_resumed: module a is suspended and never resumed; add resume: [a]\n",
                Written.refusals(() -> translate(unit(byHand(suspend("a"))))));
    }

    @Test
    void refusesWhatOnlyTheWholeScriptShows() {
        assertEquals(
                """
                1 conflicting_versions: code of application app is read from version 1 and from version 2; \
                read all of it from the version that the release contains
                """,
                Written.refusals(() -> translate(unit(byHand(read("app", "1", "b")), load("a")))));
    }

    private Script translate(TranslationUnit unit) throws Exception {
        return translator.translate(List.of(unit), Direction.UP, Windows.WHOLE);
    }
}
