package dev.molt.plan;

import dev.molt.appup.AppupInstruction;
import dev.molt.diag.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * All code changes in one call, so nothing may be called in between.
 *
 * <p>High-level instructions are put into one window by the translator; only code changed by hand can be torn apart.
 */
final class OneWindow implements Check {

    @Override
    public List<Diagnostic> check(Planned planned) {
        List<Diagnostic> found = new ArrayList<>();
        List<AppupInstruction> calls = new ArrayList<>();
        boolean changed = false;
        boolean window = false;
        for (AppupInstruction instruction : planned.entry().instructions()) {
            boolean opensWindow = CodeOrder.isInWindow(instruction) && !window;
            if (opensWindow || CodeOrder.changesCodeByHand(instruction)) {
                calls.forEach(call -> found.add(refusal(call)));
                calls.clear();
                changed = true;
                window |= opensWindow;
            } else if (changed && CodeOrder.apply(instruction).isPresent()) {
                calls.add(instruction);
            }
        }
        return found;
    }

    private static Diagnostic refusal(AppupInstruction call) {
        return Diagnostic.error(
                "not_atomic",
                call.position(),
                "apply stands between instructions that change code, and all code changes in one call",
                "move the apply in front of them or behind them");
    }
}
