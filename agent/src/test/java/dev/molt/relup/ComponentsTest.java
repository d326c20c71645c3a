package dev.molt.relup;

import static dev.molt.relup.Written.delete;
import static dev.molt.relup.Written.load;
import static dev.molt.relup.Written.update;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dependency graph, its order and its components. */
class ComponentsTest {

    @Test
    void unrelatedModulesAreComponentsInTheOrderWritten() throws RefusedException {
        assertEquals("[b][a][c]", components(load("b"), update("a"), delete("c")));
    }

    @Test
    void dependentsComeFirst() throws RefusedException {
        assertEquals("[c b a]", components(load("a"), load("b", "a"), load("c", "b")));
        assertEquals("[a b c]", components(load("a", "b"), load("b", "c"), load("c")));
    }

    @Test
    void componentsMayInterleave() throws RefusedException {
        assertEquals("[a c][b d]", components(load("a", "c"), load("b", "d"), load("c"), load("d")));
    }

    @Test
    void diamondIsOrderedAsOtpDoes() throws RefusedException {
        assertEquals("[a c b d]", components(load("a", "b", "c"), load("b", "d"), load("c", "d"), load("d")));
    }

    @Test
    void severalDependentsOfOneModule() throws RefusedException {
        assertEquals("[b a x]", components(load("a", "x"), load("b", "x"), load("x")));
    }

    @Test
    void cycleKeepsTheOrderWritten() throws RefusedException {
        assertEquals("[b c a]", components(load("b", "c"), load("c", "a"), load("a", "b")));
        assertEquals("[a]", components(load("a", "a")));
    }

    @Test
    void cycleStandsBetweenItsDependentsAndItsDependencies() throws RefusedException {
        assertEquals(
                "[user b a base]", components(load("base"), load("b", "a"), load("a", "b", "base"), load("user", "a")));
    }

    @Test
    void chainMayBeAsLongAsAReleaseHasClasses() throws RefusedException {
        List<ModuleInstruction> chain = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            chain.add(load("m" + i, "m" + (i + 1)));
        }
        chain.add(load("m100000"));

        List<Component> components = Components.of(DependencyGraph.of(chain));

        assertEquals(List.of(new Component(chain)), components);
    }

    @Test
    void refusesEveryModuleWrittenTwiceAndEveryDependencyNotWritten() {
        assertEquals(
                """
                1 muldef_module: module a has more than one instruction; keep one of them; update includes load_module
                1 undef_module: module a depends on x, which has no instruction of its own; \
                add an instruction for x, or take it out of depends_on
                1 undef_module: module b depends on y, which has no instruction of its own; \
                add an instruction for y, or take it out of depends_on
                """,
                Written.refusals(() -> DependencyGraph.of(List.of(load("a", "x"), update("a"), load("b", "a", "y")))));
    }

    private static String components(ModuleInstruction... instructions) throws RefusedException {
        return Components.of(DependencyGraph.of(List.of(instructions))).stream()
                .map(component -> component.dependentsFirst().stream()
                        .map(instruction -> instruction.module().value())
                        .collect(Collectors.joining(" ", "[", "]")))
                .collect(Collectors.joining());
    }
}
