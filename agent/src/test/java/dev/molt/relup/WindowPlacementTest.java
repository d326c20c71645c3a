package dev.molt.relup;

import static dev.molt.relup.Written.apply;
import static dev.molt.relup.Written.byHand;
import static dev.molt.relup.Written.load;
import static dev.molt.relup.Written.resume;
import static dev.molt.relup.Written.suspend;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.InstructionText;
import dev.molt.appup.RelupInstruction.Apply;
import dev.molt.appup.Windows;
import dev.molt.diag.RefusedException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WindowPlacementTest {

    @Test
    void eachComponentStandsWhereItsFirstModuleWasWritten() throws RefusedException {
        assertEquals(
                "f [a b] g [c] h",
                place(Windows.PER_COMPONENT, f("f"), load("a", "b"), f("g"), load("c"), load("b"), f("h")));
    }

    @Test
    void oneWindowStandsWhereTheFirstModuleWasWritten() throws RefusedException {
        assertEquals(
                "f [a b c] g h",
                place(Windows.WHOLE, f("f"), load("a", "b"), f("g"), load("c"), load("b"), f("h")));
    }

    @Test
    void withoutModulesThereIsNoWindow() throws RefusedException {
        assertEquals("f g", place(Windows.WHOLE, f("f"), f("g")));
        assertEquals("f g", place(Windows.PER_COMPONENT, f("f"), f("g")));
    }

    @Test
    void whatTakesOutOfServicePrecedesTheOneWindow() throws RefusedException {
        AppupInstruction[] script = {load("a"), byHand(suspend("b")), load("b"), byHand(resume("b"))};

        assertEquals("suspend: [b] [a b] resume: [b]", place(Windows.WHOLE, script));
        assertEquals("[a] suspend: [b] [b] resume: [b]", place(Windows.PER_COMPONENT, script));
    }

    private static AppupInstruction f(String function) {
        return byHand(apply(function));
    }

    private static String place(Windows windows, AppupInstruction... script) throws RefusedException {
        List<Expansion> expansions =
                ApplicationExpander.expand(List.of(script), new Applications(List.of(), List.of()));
        List<ModuleInstruction> modules =
                expansions.stream().flatMap(e -> e.modules().stream()).toList();
        return WindowPlacement.place(expansions, Components.of(DependencyGraph.of(modules)), windows).stream()
                .map(WindowPlacementTest::text)
                .collect(Collectors.joining(" "));
    }

    private static String text(Stretch stretch) {
        if (stretch instanceof Stretch.Window window) {
            return window.dependentsFirst().stream()
                    .map(module -> module.module().value())
                    .collect(Collectors.joining(" ", "[", "]"));
        }
        Stretch.Single single = (Stretch.Single) stretch;
        return single.instruction().value() instanceof Apply apply
                ? apply.function()
                : new InstructionText().of(single.instruction().value());
    }
}
