package dev.molt.relup;

import dev.molt.appup.AppupInstruction.DeleteModule;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passes: which code windows need, and one load_object_code for each application. */
final class ObjectCode {

    private ObjectCode() {}

    /** One load_object_code for each module that a window loads, dependents first. */
    static List<Located<RelupInstruction>> of(List<Stretch> stretches, Applications applications)
            throws RefusedException {
        Findings errors = new Findings();
        List<Located<RelupInstruction>> reads = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch instanceof Stretch.Window window) {
                for (ModuleInstruction instruction : window.dependentsFirst()) {
                    if (!(instruction instanceof DeleteModule)) {
                        read(instruction.module(), applications, errors).ifPresent(reads::add);
                    }
                }
            }
        }
        errors.refuseIfAny();
        return reads;
    }

    private static Optional<Located<RelupInstruction>> read(
            Located<String> module, Applications applications, Findings errors) {
        Optional<ApplicationModules> owner = applications.ownerOf(module.value());
        if (owner.isEmpty()) {
            errors.add(new Refusals().noSuchModule(module.value(), module.position()));
        }
        return owner.map(application -> new Located<>(
                new LoadObjectCode(application.name(), application.version(), List.of(module.value())),
                module.position()));
    }

    /** The half before the point of no return: one load_object_code for each application and version, then the rest. */
    static List<Located<RelupInstruction>> merge(List<Located<RelupInstruction>> before) {
        Map<LoadObjectCode, Set<String>> modules = new LinkedHashMap<>();
        Map<LoadObjectCode, Located<RelupInstruction>> first = new LinkedHashMap<>();
        List<Located<RelupInstruction>> rest = new ArrayList<>();
        for (Located<RelupInstruction> instruction : before) {
            if (instruction.value() instanceof LoadObjectCode read) {
                LoadObjectCode key = new LoadObjectCode(read.application(), read.version(), List.of());
                first.putIfAbsent(key, instruction);
                modules.computeIfAbsent(key, k -> new LinkedHashSet<>()).addAll(read.modules());
            } else {
                rest.add(instruction);
            }
        }
        List<Located<RelupInstruction>> merged = new ArrayList<>();
        modules.forEach((key, names) -> merged.add(new Located<>(
                new LoadObjectCode(key.application(), key.version(), List.copyOf(names)),
                first.get(key).position())));
        merged.addAll(rest);
        return merged;
    }
}
