package dev.molt.relup;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which modules of a script depend on which; every module has one instruction, every dependency is in the script. */
final class DependencyGraph {

    private final Map<String, ModuleInstruction> instructions = new LinkedHashMap<>();
    private final Map<String, List<String>> dependencies = new LinkedHashMap<>();
    private final Map<String, List<String>> dependents = new LinkedHashMap<>();

    private DependencyGraph() {}

    /** Pass: the graph of these instructions, in their order. */
    static DependencyGraph of(List<ModuleInstruction> instructions) throws RefusedException {
        DependencyGraph graph = new DependencyGraph();
        Findings errors = new Findings();
        instructions.forEach(instruction -> graph.addModule(instruction, errors));
        graph.instructions.values().forEach(instruction -> graph.addDependencies(instruction, errors));
        errors.refuseIfAny();
        return graph;
    }

    /** All modules in the order written. */
    List<String> modules() {
        return List.copyOf(instructions.keySet());
    }

    ModuleInstruction instruction(String module) {
        return instructions.get(module);
    }

    /** The modules that a module depends on, in the order written. */
    List<String> dependencies(String module) {
        return dependencies.get(module);
    }

    /** The modules that depend on a module, in the order written. */
    List<String> dependents(String module) {
        return dependents.get(module);
    }

    private void addModule(ModuleInstruction instruction, Findings errors) {
        Located<String> module = instruction.module();
        if (instructions.putIfAbsent(module.value(), instruction) != null) {
            errors.add(new Refusals().muldefModule(module.value(), module.position()));
        }
        dependencies.putIfAbsent(module.value(), new ArrayList<>());
        dependents.putIfAbsent(module.value(), new ArrayList<>());
    }

    private void addDependencies(ModuleInstruction instruction, Findings errors) {
        String module = instruction.module().value();
        for (Located<String> dependency : instruction.dependsOn()) {
            if (instructions.containsKey(dependency.value())) {
                dependencies.get(module).add(dependency.value());
                dependents.get(dependency.value()).add(module);
            } else {
                errors.add(new Refusals().undefModule(dependency.value(), module, dependency.position()));
            }
        }
    }
}
