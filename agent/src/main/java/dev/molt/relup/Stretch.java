package dev.molt.relup;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Located;
import java.util.List;

/** A part of the script behind the point of no return, placed but not yet written out. */
sealed interface Stretch {

    /** Components that change behind one suspension. */
    record Window(List<Component> components) implements Stretch {

        List<ModuleInstruction> dependentsFirst() {
            return components.stream()
                    .flatMap(component -> component.dependentsFirst().stream())
                    .toList();
        }
    }

    /** An instruction that stands for itself. */
    record Single(Located<RelupInstruction> instruction) implements Stretch {}
}
