package dev.molt.relup;

import static dev.molt.relup.Written.add;
import static dev.molt.relup.Written.apply;
import static dev.molt.relup.Written.byHand;
import static dev.molt.relup.Written.load;
import static dev.molt.relup.Written.read;
import static dev.molt.relup.Written.suspend;
import static dev.molt.relup.Written.text;
import static dev.molt.relup.Written.unit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.diag.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitterTest {

    @Test
    void withoutAPointEverythingFollowsIt() throws RefusedException {
        Halves halves = Splitter.split(List.of(unit(byHand(apply("one")), load("a"))));

        assertEquals("", text(halves.before()));
        assertEquals(List.of(byHand(apply("one")), load("a")), halves.after());
    }

    @Test
    void halvesOfAllFilesAreJoinedAndReadingCodeGoesInFront() throws RefusedException {
        Halves halves = Splitter.split(List.of(
                unit(byHand(apply("one")), byHand(new PointOfNoReturn()), load("a"), byHand(read("x", "1", "b"))),
                unit(load("c")),
                unit(byHand(apply("two")), byHand(new PointOfNoReturn()), byHand(apply("three")))));

        assertEquals(
                """
                - apply: {module: m.M, function: one, arguments: []}
                - load_object_code: {application: x, version: "1", modules: [b]}
                - apply: {module: m.M, function: two, arguments: []}
                """,
                text(halves.before()));
        assertEquals(List.of(load("a"), load("c"), byHand(apply("three"))), halves.after());
    }

    @Test
    void whatWasWrittenByHandIsAScriptOfItsOwn() throws RefusedException {
        Halves halves = Splitter.split(List.of(
                unit(load("a"), byHand(suspend("a")), byHand(new RestartEmulator()), byHand(read("x", "1", "b")))));

        assertEquals(
                """
                - load_object_code: {application: x, version: "1", modules: [b]}
                - point_of_no_return
                - suspend: [a]
                """,
                text(halves.byHand()));
    }

    @Test
    void refusesAllThatMayNotPrecedeThePointAndASecondPoint() {
        assertEquals(
                """
                1 too_many_point_of_no_return: the script has more than one point_of_no_return; keep one of them
                1 bad_op_before_point_of_no_return: add_module stands before point_of_no_return, where only \
                load_object_code and apply may stand; move it behind point_of_no_return
                1 bad_op_before_point_of_no_return: suspend stands before point_of_no_return, where only \
                load_object_code and apply may stand; move it behind point_of_no_return
                """,
                Written.refusals(() -> Splitter.split(List.of(unit(
                        add("a"),
                        byHand(suspend("a")),
                        byHand(new PointOfNoReturn()),
                        load("b"),
                        byHand(new PointOfNoReturn()))))));
    }
}
