package dev.molt.relup;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.Direction;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.Windows;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Translates what upgrade files say into one script. Source: {@code systools_rc} of Erlang/OTP. */
public final class Translator {

    private final Applications applications;
    private final ScriptChecker checker;

    /** Translates between the two releases that the applications belong to. */
    public Translator(Applications applications) {
        this.applications = applications;
        this.checker = new ScriptChecker(applications);
    }

    /**
     * One script for one step from release to release.
     *
     * @param units what each application's upgrade file says, in the order in which the applications change
     * @param direction which way the step goes, and each unit that says nothing else
     * @param windows whether unrelated modules share one suspension
     * @throws RefusedException with every error that the first failing pass finds
     */
    public Script translate(List<TranslationUnit> units, Direction direction, Windows windows)
            throws RefusedException {
        Halves halves = Splitter.split(units);
        checker.check(halves.byHand());

        List<Expansion> expansions = ApplicationExpander.expand(halves.after(), applications);
        DependencyGraph graph = DependencyGraph.of(modules(expansions));
        List<Component> components = Components.of(graph);
        List<Stretch> stretches = WindowPlacement.place(expansions, components, windows);

        List<Located<RelupInstruction>> reads = ObjectCode.of(stretches, applications);
        List<Located<RelupInstruction>> before = ObjectCode.merge(joined(halves.before(), reads));
        List<Located<RelupInstruction>> after = WindowWriter.write(stretches, ways(units, direction));
        List<Located<RelupInstruction>> script = EmulatorRestarts.join(before, after, direction);

        checker.check(script);
        return new Script(script.stream().map(Located::value).toList());
    }

    /** Which way each module goes. */
    private static Function<String, Direction> ways(List<TranslationUnit> units, Direction direction) {
        Map<String, Direction> others = new HashMap<>();
        for (TranslationUnit unit : units) {
            for (AppupInstruction instruction : unit.instructions()) {
                if (unit.direction().isPresent() && instruction instanceof ModuleInstruction module) {
                    others.put(module.module().value(), unit.direction().get());
                }
            }
        }
        return module -> others.getOrDefault(module, direction);
    }

    private static List<ModuleInstruction> modules(List<Expansion> expansions) {
        return expansions.stream()
                .flatMap(expansion -> expansion.modules().stream())
                .toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
