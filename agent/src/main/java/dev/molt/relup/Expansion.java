package dev.molt.relup;

import dev.molt.appup.AppupInstruction.ModuleInstruction;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Located;
import java.util.List;

/**
 * What one instruction of an upgrade file comes to: the modules that it concerns, between what has to precede them and
 * everything else.
 *
 * @param first takes something out of service, and so has to precede every load
 * @param modules what the dependency graph puts in order
 * @param then everything else
 */
record Expansion(
        List<Located<RelupInstruction>> first,
        List<ModuleInstruction> modules,
        List<Located<RelupInstruction>> then) {}
