package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Diagnostic;
import java.util.List;

/**
 * All code changes in one call, so nothing may be called in between.
 *
 * <p>High-level instructions are put into one window by the translator; only code changed by hand can be torn apart.
 */
final class OneWindow implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        boolean changed = false;
        AppupInstruction between = null;
        for (AppupInstruction instruction : planned.entry().instructions()) {
            if (isCodeByHand(instruction)) {
                if (between != null) {
                    return List.of(Diagnostic.error(
                            "not_atomic",
                            between.position(),
                            "apply stands between instructions that change code, and all code changes in one call",
                            "move the apply in front of them or behind them"));
                }
                changed = true;
            } else if (changed && isApply(instruction)) {
                between = instruction;
            }
        }
        return List.of();
    }

    private static boolean isCodeByHand(AppupInstruction instruction) {
        return instruction instanceof LowLevel low
                && (low.instruction() instanceof RelupInstruction.Load
                        || low.instruction() instanceof RelupInstruction.Remove
                        || low.instruction() instanceof RelupInstruction.PurgeModules);
    }

    private static boolean isApply(AppupInstruction instruction) {
        return instruction instanceof LowLevel low && low.instruction() instanceof RelupInstruction.Apply;
    }
}
