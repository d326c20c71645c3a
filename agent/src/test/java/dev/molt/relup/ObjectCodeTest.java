package dev.molt.relup;

import static dev.molt.relup.Written.add;
import static dev.molt.relup.Written.application;
import static dev.molt.relup.Written.apply;
import static dev.molt.relup.Written.delete;
import static dev.molt.relup.Written.load;
import static dev.molt.relup.Written.read;
import static dev.molt.relup.Written.script;
import static dev.molt.relup.Written.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.diag.RefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectCodeTest {

    private final Applications applications = new Applications(
            List.of(application("one", "1", "a", "old")),
            List.of(application("one", "2", "a", "b"), application("two", "7", "c")));

    @Test
    void everyModuleThatIsLoadedIsReadFromTheApplicationGoneTo() throws RefusedException {
        Stretch window = new Stretch.Window(
                List.of(
                        new Component(List.of(load("a", "c"), add("c"))),
                        new Component(List.of(delete("old"), add("b")))));

        assertEquals(
                """
                - load_object_code: {application: one, version: "2", modules: [a]}
                - load_object_code: {application: two, version: "7", modules: [c]}
                - load_object_code: {application: one, version: "2", modules: [b]}
                """,
                text(ObjectCode.of(List.of(window), applications)));
    }

    @Test
    void refusesEveryModuleThatTheReleaseLacks() {
        Stretch window = new Stretch.Window(List.of(new Component(List.of(load("x"), load("old")))));

        assertEquals(
                """
                1 no_such_module: module x belongs to no application of the release; \
                check its spelling (binary names: package.Outer$Inner) and the modules of the applications
                1 no_such_module: module old belongs to no application of the release; \
                check its spelling (binary names: package.Outer$Inner) and the modules of the applications
                """,
                Written.refusals(() -> ObjectCode.of(List.of(window), applications)));
    }

    @Test
    void readsOfOneApplicationAndVersionAreMergedInFrontOfCalls() {
        assertEquals(
                """
                - load_object_code: {application: one, version: "2", modules: [a, b]}
                - load_object_code: {application: two, version: "7", modules: [c]}
                - load_object_code: {application: one, version: "3", modules: [a]}
                - apply: {module: m.M, function: f, arguments: []}
                """,
                text(ObjectCode.merge(script(
                        read("one", "2", "a"),
                        apply("f"),
                        read("two", "7", "c"),
                        read("one", "3", "a"),
                        read("one", "2", "a", "b")))));
    }
}
