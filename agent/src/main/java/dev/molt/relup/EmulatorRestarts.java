package dev.molt.relup;

import dev.molt.appup.Direction;
import dev.molt.appup.RelupInstruction;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction.RestartEmulator;
import dev.molt.appup.RelupInstruction.RestartNewEmulator;
import dev.molt.diag.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pass: joins both halves, with one restart into the new runtime at the very beginning when upgrading and one ordinary
 * restart at the very end; when downgrading, the older runtime comes last, too.
 */
final class EmulatorRestarts {

    private EmulatorRestarts() {}

    /** The whole script. */
    static List<Located<RelupInstruction>> join(
            List<Located<RelupInstruction>> before, List<Located<RelupInstruction>> after, Direction direction) {
        Optional<Located<RelupInstruction>> renewed = first(RestartNewEmulator.class, after);
        Optional<Located<RelupInstruction>> restarted = first(RestartEmulator.class, after);
        List<Located<RelupInstruction>> script = new ArrayList<>();
        if (direction == Direction.UP) {
            renewed.ifPresent(script::add);
        } else if (restarted.isEmpty()) {
            restarted = renewed.map(restart -> new Located<>(new RestartEmulator(), restart.position()));
        }
        script.addAll(before);
        script.add(new Located<>(new PointOfNoReturn(), null));
        after.stream().filter(instruction -> !isRestart(instruction.value())).forEach(script::add);
        restarted.ifPresent(script::add);
        return script;
    }

    /** True if the instruction restarts the runtime. */
    static boolean isRestart(RelupInstruction instruction) {
        return instruction instanceof RestartNewEmulator || instruction instanceof RestartEmulator;
    }

    private static Optional<Located<RelupInstruction>> first(
            Class<? extends RelupInstruction> kind, List<Located<RelupInstruction>> script) {
        return script.stream()
                .filter(instruction -> kind.isInstance(instruction.value()))
                .findFirst();
    }
}
