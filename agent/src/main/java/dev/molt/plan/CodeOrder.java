package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.Apply;
import java.util.Optional;

/** Tells instructions that change code from those that call it: all code changes where the first of them stands. */
final class CodeOrder {

    private CodeOrder() {}

    /** The call that an instruction is. */
    static Optional<Apply> apply(AppupInstruction instruction) {
        return instruction instanceof LowLevel low && low.instruction() instanceof Apply apply
                ? Optional.of(apply)
                : Optional.empty();
    }

    /** True for code changed by hand, which the translator leaves where it was written. */
    static boolean changesCodeByHand(AppupInstruction instruction) {
        return instruction instanceof LowLevel low
                && (low.instruction() instanceof RelupInstruction.Load
                        || low.instruction() instanceof RelupInstruction.Remove
                        || low.instruction() instanceof RelupInstruction.PurgeModules);
    }

    /** True for the high-level instructions, which the translator puts into one window where the first was written. */
    static boolean isInWindow(AppupInstruction instruction) {
        return !(instruction instanceof LowLevel);
    }
}
