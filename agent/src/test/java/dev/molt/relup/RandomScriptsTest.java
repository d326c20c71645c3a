package dev.molt.relup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.appup.ModuleType;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Load;
import dev.molt.appup.RelupInstruction.Remove;
import dev.molt.appup.RelupInstruction.Suspend;
import dev.molt.appup.StartType;
import dev.molt.appup.Windows;
import dev.molt.diag.Located;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the script of any graph of instructions. */
class RandomScriptsTest {

    private static final int GRAPHS = 300;

    @ParameterizedTest
    @EnumSource(Windows.class)
    void everyModuleOnceAndInTheOrderOfDependencies(Windows windows) throws Exception {
        for (int seed = 0; seed < GRAPHS; seed++) {
            List<ModuleInstruction> instructions = graph(new Random(seed));
            for (Direction direction : Direction.values()) {
                check(instructions, direction, windows, "seed " + seed + ", " + direction);
            }
        }
    }

    private static void check(List<ModuleInstruction> instructions, Direction direction, Windows windows, String title)
            throws Exception {
        List<String> modules =
                instructions.stream().map(i -> i.module().value()).sorted().toList();
        ApplicationModules all = new ApplicationModules("app", "1", modules, StartType.PERMANENT);
        Applications applications = new Applications(List.of(all), List.of(all));
        TranslationUnit unit = new TranslationUnit("app", List.copyOf(instructions));

        Script script = new Translator(applications).translate(List.of(unit), direction, windows);

        new ScriptChecker(applications).check(script);
        List<String> changed = changed(script);
        assertEquals(modules, changed.stream().sorted().toList(), title + ": every module is changed exactly once");
        checkOrder(instructions, changed, direction, title);
        long suspends = script.after().stream().filter(Suspend.class::isInstance).count();
        assertTrue(windows == Windows.PER_COMPONENT || suspends <= 1, title + ": one window");
    }

    private static void checkOrder(
            List<ModuleInstruction> instructions, List<String> changed, Direction direction, String title) {
        Map<String, ModuleInstruction> byName = new HashMap<>();
        instructions.forEach(instruction -> byName.put(instruction.module().value(), instruction));
        Map<String, Integer> place = new HashMap<>();
        changed.forEach(module -> place.put(module, place.size()));
        for (String module : changed) {
            for (Located<String> dependency : byName.get(module).dependsOn()) {
                if (!reaches(dependency.value(), module, byName)) {
                    boolean dependencyFirst = place.get(dependency.value()) < place.get(module);
                    assertEquals(direction == Direction.UP, dependencyFirst, title + ": " + module + ", " + dependency);
                }
            }
        }
    }

    private static boolean reaches(String from, String to, Map<String, ModuleInstruction> byName) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String module = open.pop();
            if (seen.add(module)) {
                byName.get(module).dependsOn().forEach(dependency -> open.push(dependency.value()));
            }
        }
        return seen.contains(to);
    }

    private static List<String> changed(Script script) {
        List<String> changed = new ArrayList<>();
        for (RelupInstruction instruction : script.after()) {
            if (instruction instanceof Load load) {
                changed.add(load.module());
            } else if (instruction instanceof Remove remove) {
                changed.add(remove.module());
            }
        }
        return changed;
    }

    /** Up to twenty modules, written in random order, with few or many dependencies, cycles included. */
    private static List<ModuleInstruction> graph(Random random) {
        int size = 1 + random.nextInt(20);
        double density = random.nextDouble() * random.nextDouble() * 0.4;
        List<ModuleInstruction> instructions = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String[] dependsOn = IntStream.range(0, size)
                    .filter(dependency -> random.nextDouble() < density)
                    .mapToObj(dependency -> "m" + dependency)
                    .toArray(String[]::new);
            instructions.add(instruction("m" + i, dependsOn, random));
        }
        Collections.shuffle(instructions, random);
        return instructions;
    }

    private static ModuleInstruction instruction(String module, String[] dependsOn, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Written.load(module, dependsOn);
            case 1 -> Written.add(module, dependsOn);
            case 2 -> Written.delete(module, dependsOn);
            case 3 -> Written.update(module, dependsOn);
            case 4 -> Written.update(module, ModuleType.STATIC, new Change.Advanced(1L), dependsOn);
            default -> Written.update(module, ModuleType.DYNAMIC, new Change.Advanced(2L), dependsOn);
        };
    }
}
