package dev.molt.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.AddModule;
import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.LoadModule;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Direction;
import dev.molt.code.ClassSet;
import dev.molt.code.Compiled;
import dev.molt.diag.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The upgrade file that nobody wrote leads there and back, and nothing is left to refuse. */
class AppupGeneratorTest {

    private static final int CLASSES = 12;

    /** A class that holds the one after next, in one of two states. */
    private static String source(int number, boolean changed) {
        return "class C" + number + " { int v() { return " + (changed ? 1 : 0) + "; }"
                + " Object next(Object o) { return o instanceof C" + (number + 2) % CLASSES + "; } }\n";
    }

    private static ClassSet all(boolean changed) {
        StringBuilder unit = new StringBuilder("package shop;\n");
        IntStream.range(0, CLASSES).forEach(number -> unit.append(source(number, changed)));
        return Compiled.classes(unit.toString());
    }

    /** Any mixture: each class from either build, or missing together with all that would name it. */
    private static ClassSet mixture(Random random, ClassSet one, ClassSet other) {
        Map<String, Optional<byte[]>> changes = new HashMap<>();
        boolean evenMissing = random.nextInt(4) == 0;
        boolean oddMissing = !evenMissing && random.nextInt(3) == 0;
        for (int number = 0; number < CLASSES; number++) {
            boolean missing = number % 2 == 0 ? evenMissing : oddMissing;
            String name = "shop.C" + number;
            changes.put(name, missing ? Optional.empty() : (random.nextBoolean() ? one : other).bytes(name));
        }
        return one.with(changes);
    }

    @Test
    void whatIsGeneratedIsAcceptedAndTheWayBackIsItsInverse() throws Exception {
        ClassSet one = all(false);
        ClassSet other = all(true);
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            ClassSet older = mixture(random, one, other);
            ClassSet newer = mixture(random, one, other);
            Plan up = plan(request(Direction.UP, older, newer));
            Plan down = plan(request(Direction.DOWN, newer, older));
            assertFalse(up.refused() || down.refused(), () -> up.diagnostics() + " " + down.diagnostics());
            assertEquals(actions(up.instructions(), false), actions(down.instructions(), true));
            assertEquals(up.appup(), down.appup(), "one file holds both directions");
        }
    }

    @Test
    void newOnesComeFirstAndGoneOnesLastEachByName() {
        ClassSet older = Compiled.classes("class B { int v() { return 1; } } class Y { } class Z { }");
        ClassSet newer = Compiled.classes("class A { } class B { int v() { return 2; } } class X { }");
        Appup appup = AppupGenerator.generate("shop", "1", "2", ClassChanges.between(older, newer));
        assertEquals(
                List.of("A", "X", "B", "Y", "Z"),
                appup.up().get(0).instructions().stream().map(AppupGeneratorTest::module).toList());
        assertEquals(
                List.of("Y", "Z", "B", "A", "X"),
                appup.down().get(0).instructions().stream().map(AppupGeneratorTest::module).toList());
    }

    @Test
    void eachDependsOnTheChangedOnesThatItsCodeOfThatVersionNames() {
        ClassSet older = Compiled.classes("class A { B b; int v() { return 1; } } class B { } class Same { }");
        ClassSet newer = Compiled.classes("class A { C c; int v() { return 2; } } class C { A a; } class Same { }");
        Appup appup = AppupGenerator.generate("shop", "1", "2", ClassChanges.between(older, newer));
        assertEquals(Map.of("A", List.of("C"), "B", List.of(), "C", List.of("A")), dependencies(appup.up()));
        assertEquals(Map.of("A", List.of("B"), "B", List.of(), "C", List.of()), dependencies(appup.down()));
    }

    private static Plan plan(PlanRequest request) throws RefusedException {
        return Planner.plan(
                request, (named, classes) -> PlanCase.reshaped(request.oldClasses().classes(), classes, true));
    }

    private static PlanRequest request(Direction direction, ClassSet from, ClassSet to) {
        boolean up = direction == Direction.UP;
        return new PlanRequest(
                "shop",
                direction,
                up ? "1" : "2",
                up ? "2" : "1",
                from,
                to,
                from.names(),
                name -> Optional.empty(),
                Map.of(),
                name -> 0,
                61,
                false,
                Set.of(),
                Optional.empty());
    }

    private static Map<String, String> actions(List<AppupInstruction> instructions, boolean inverse) {
        Map<String, String> actions = new HashMap<>();
        for (AppupInstruction instruction : instructions) {
            boolean adds = inverse ? instruction instanceof DeleteModule : instruction instanceof AddModule;
            String action = instruction instanceof LoadModule ? "load" : adds ? "add" : "delete";
            assertTrue(actions.put(module(instruction), action) == null, "named twice");
        }
        return actions;
    }

    private static Map<String, List<String>> dependencies(List<Appup.Entry> entries) {
        Map<String, List<String>> dependencies = new HashMap<>();
        for (AppupInstruction instruction : entries.get(0).instructions()) {
            dependencies.put(
                    module(instruction),
                    ((ModuleInstruction) instruction).dependsOn().stream().map(d -> d.value()).toList());
        }
        return dependencies;
    }

    private static String module(AppupInstruction instruction) {
        return ((ModuleInstruction) instruction).module().value();
    }
}
