package dev.molt.relup;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Located;
import java.util.ArrayList;
import java.util.List;

/**
 * All upgrade files' instructions as one script, parted at the point of no return.
 *
 * @param before only load_object_code and apply
 * @param after everything else, high and low level
 */
record Halves(List<Located<RelupInstruction>> before, List<AppupInstruction> after) {

    /**
     * The low-level instructions that authors wrote, as a script of their own that can be checked; without restarts of
     * the runtime, which a later pass puts where they belong.
     */
    List<Located<RelupInstruction>> byHand() {
        List<Located<RelupInstruction>> script = new ArrayList<>(before);
        script.add(new Located<>(new RelupInstruction.PointOfNoReturn(), null));
        for (AppupInstruction instruction : after) {
            if (instruction instanceof LowLevel low && !EmulatorRestarts.isRestart(low.instruction())) {
                script.add(new Located<>(low.instruction(), low.position()));
            }
        }
        return script;
    }
}
