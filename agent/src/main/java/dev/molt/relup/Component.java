package dev.molt.relup;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Modules that depend on one another, directly or through others, and so change together.
 *
 * @param dependentsFirst every module before the modules that it depends on; within a cycle, in the order written
 */
record Component(List<ModuleInstruction> dependentsFirst) {

    List<ModuleInstruction> dependenciesFirst() {
        List<ModuleInstruction> reversed = new ArrayList<>(dependentsFirst);
        Collections.reverse(reversed);
        return reversed;
    }
}
