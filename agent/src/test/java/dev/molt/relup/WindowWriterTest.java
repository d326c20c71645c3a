package dev.molt.relup;

import static dev.molt.relup.Written.HERE;
import static dev.molt.relup.Written.add;
import static dev.molt.relup.Written.apply;
import static dev.molt.relup.Written.delete;
import static dev.molt.relup.Written.load;
import static dev.molt.relup.Written.text;
import static dev.molt.relup.Written.update;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.appup.ModuleType;
import dev.molt.diag.Located;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowWriterTest {

    private static final Change ADVANCED = new Change.Advanced(1L);

    private final Stretch window = new Stretch.Window(List.of(
            new Component(List.of(
                    update("dynamic", ModuleType.DYNAMIC, ADVANCED, "static"),
                    update("static", ModuleType.STATIC, ADVANCED, "soft"),
                    update("soft"))),
            new Component(List.of(load("loaded", "added"), add("added"))),
            new Component(List.of(delete("deleted")))));

    @Test
    void upLoadsDependenciesFirstAndThenTransforms() {
        assertEquals(
                """
                - suspend: [dynamic, static, soft]
                - load: {module: soft, pre_purge: soft_purge, post_purge: soft_purge}
                - load: {module: static, pre_purge: soft_purge, post_purge: soft_purge}
                - load: {module: dynamic, pre_purge: soft_purge, post_purge: soft_purge}
                - load: {module: added, pre_purge: brutal_purge, post_purge: brutal_purge}
                - load: {module: loaded, pre_purge: soft_purge, post_purge: soft_purge}
                - remove: {module: deleted, pre_purge: soft_purge, post_purge: soft_purge}
                - purge: [deleted]
                - code_change: {direction: up, modules: [{module: dynamic, extra: 1}, {module: static, extra: 1}]}
                - resume: [soft, static, dynamic]
                """,
                text(WindowWriter.write(List.of(window), Direction.UP)));
    }

    @Test
    void downTransformsAroundLoadsInWhichDependentsComeFirst() {
        assertEquals(
                """
                - suspend: [dynamic, static, soft]
                - code_change: {direction: down, modules: [{module: dynamic, extra: 1}]}
                - load: {module: dynamic, pre_purge: soft_purge, post_purge: soft_purge}
                - load: {module: static, pre_purge: soft_purge, post_purge: soft_purge}
                - load: {module: soft, pre_purge: soft_purge, post_purge: soft_purge}
                - load: {module: loaded, pre_purge: soft_purge, post_purge: soft_purge}
                - load: {module: added, pre_purge: brutal_purge, post_purge: brutal_purge}
                - remove: {module: deleted, pre_purge: soft_purge, post_purge: soft_purge}
                - purge: [deleted]
                - code_change: {direction: down, modules: [{module: static, extra: 1}]}
                - resume: [soft, static, dynamic]
                """,
                text(WindowWriter.write(List.of(window), Direction.DOWN)));
    }

    @Test
    void nothingIsSuspendedForLoadsAlone() {
        Stretch loads = new Stretch.Window(List.of(new Component(List.of(load("a")))));

        assertEquals(
                "- load: {module: a, pre_purge: soft_purge, post_purge: soft_purge}\n",
                text(WindowWriter.write(List.of(loads), Direction.UP)));
    }

    @Test
    void otherInstructionsStandForThemselves() {
        Stretch single = new Stretch.Single(new Located<>(apply("f"), HERE));

        assertEquals(
                "- apply: {module: m.M, function: f, arguments: []}\n",
                text(WindowWriter.write(List.of(single), Direction.UP)));
    }
}
