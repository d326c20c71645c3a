package dev.molt.relup;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.Windows;
import dev.molt.diag.Located;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pass: decides which components share a window, and where windows stand among the other instructions. */
final class WindowPlacement {

    private final List<Expansion> expansions;
    private final List<Component> components;
    private final List<Stretch> placed = new ArrayList<>();

    private WindowPlacement(List<Expansion> expansions, List<Component> components) {
        this.expansions = expansions;
        this.components = components;
    }

    /** The script behind the point of no return. */
    static List<Stretch> place(List<Expansion> expansions, List<Component> components, Windows windows) {
        WindowPlacement placement = new WindowPlacement(expansions, components);
        switch (windows) {
            case WHOLE -> placement.oneWindow();
            case PER_COMPONENT -> placement.oneWindowEach();
        }
        return placement.placed;
    }

    /** As OTP: a component stands where its first instruction was written, everything else stays where it is. */
    private void oneWindowEach() {
        Map<String, Component> componentOf = new HashMap<>();
        for (Component component : components) {
            component.dependentsFirst().forEach(module -> componentOf.put(module.module().value(), component));
        }
        Set<String> done = new HashSet<>();
        for (Expansion expansion : expansions) {
            singles(expansion.first());
            for (ModuleInstruction instruction : expansion.modules()) {
                Component component = componentOf.get(instruction.module().value());
                if (!done.contains(instruction.module().value())) {
                    placed.add(new Stretch.Window(List.of(component)));
                    component.dependentsFirst().forEach(module -> done.add(module.module().value()));
                }
            }
            singles(expansion.then());
        }
    }

    /**
     * The window stands where the first instruction about a module was written. What was written behind it stays behind
     * it, except what takes out of service: that has to precede the loads it was written for.
     */
    private void oneWindow() {
        int opening = 0;
        while (opening < expansions.size() && expansions.get(opening).modules().isEmpty()) {
            singles(expansions.get(opening).first());
            singles(expansions.get(opening).then());
            opening++;
        }
        List<Expansion> rest = expansions.subList(opening, expansions.size());
        rest.forEach(expansion -> singles(expansion.first()));
        if (!components.isEmpty()) {
            placed.add(new Stretch.Window(components));
        }
        rest.forEach(expansion -> singles(expansion.then()));
    }

    private void singles(List<Located<RelupInstruction>> instructions) {
        instructions.forEach(instruction -> placed.add(new Stretch.Single(instruction)));
    }
}
