package dev.molt.relup;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pass: parts a dependency graph into its components, in the order in which the first module of each was written. */
final class Components {

    private final DependencyGraph graph;

    /** From each module to the first written module of its component. */
    private final Map<String, String> firstOf = new LinkedHashMap<>();

    private Components(DependencyGraph graph) {
        this.graph = graph;
    }

    /** The components, each in dependency order. */
    static List<Component> of(DependencyGraph graph) {
        Components components = new Components(graph);
        Map<String, List<ModuleInstruction>> byFirst = new LinkedHashMap<>();
        for (String module : graph.modules()) {
            if (!components.firstOf.containsKey(module)) {
                components.mark(module);
                byFirst.put(module, new ArrayList<>());
            }
        }
        for (String module : DependencyOrder.dependentsFirst(graph)) {
            byFirst.get(components.firstOf.get(module)).add(graph.instruction(module));
        }
        return byFirst.values().stream().map(Component::new).toList();
    }

    private void mark(String first) {
        Deque<String> open = new ArrayDeque<>();
        open.push(first);
        while (!open.isEmpty()) {
            String module = open.pop();
            if (firstOf.putIfAbsent(module, first) == null) {
                graph.dependencies(module).forEach(open::push);
                graph.dependents(module).forEach(open::push);
            }
        }
    }
}
