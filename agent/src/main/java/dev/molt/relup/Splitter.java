package dev.molt.relup;

import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction;
import dev.molt.appup.InstructionText;
import dev.molt.appup.RelupInstruction.LoadObjectCode;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction;
import dev.molt.diag.Located;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** Pass: parts each upgrade file's instructions at its point of no return and joins the parts of all files. */
final class Splitter {

    private final Refusals refusals = new Refusals();
    private final List<Located<RelupInstruction>> before = new ArrayList<>();
    private final List<AppupInstruction> after = new ArrayList<>();
    private final Findings errors = new Findings();

    private Splitter() {}

    /** Both halves, in the order of the units. */
    static Halves split(List<TranslationUnit> units) throws RefusedException {
        Splitter splitter = new Splitter();
        units.forEach(unit -> splitter.add(unit.instructions()));
        splitter.errors.refuseIfAny();
        return new Halves(splitter.before, splitter.after);
    }

    private void add(List<AppupInstruction> script) {
        List<AppupInstruction> points = script.stream().filter(Splitter::isPoint).toList();
        points.stream().skip(1).forEach(second -> errors.add(refusals.tooManyPoints(second.position())));
        int point = points.isEmpty() ? -1 : script.indexOf(points.get(0));
        for (int i = 0; i < script.size(); i++) {
            if (i < point) {
                addBefore(script.get(i));
            } else if (!isPoint(script.get(i))) {
                addAfter(script.get(i));
            }
        }
    }

    private void addBefore(AppupInstruction instruction) {
        if (instruction instanceof LowLevel low && ScriptChecker.mayPrecedePoint(low.instruction())) {
            before.add(new Located<>(low.instruction(), low.position()));
        } else {
            errors.add(refusals.badBeforePoint(word(instruction), instruction.position()));
        }
    }

    /** Reading code leaves no trace, so it goes in front wherever it was written. */
    private void addAfter(AppupInstruction instruction) {
        if (instruction instanceof LowLevel low && low.instruction() instanceof LoadObjectCode) {
            before.add(new Located<>(low.instruction(), low.position()));
        } else {
            after.add(instruction);
        }
    }

    private static boolean isPoint(AppupInstruction instruction) {
        return instruction instanceof LowLevel low && low.instruction() instanceof PointOfNoReturn;
    }

    private static String word(AppupInstruction instruction) {
        if (instruction instanceof AppupInstruction.Update) {
            return "update";
        } else if (instruction instanceof AppupInstruction.LoadModule) {
            return "load_module";
        } else if (instruction instanceof AppupInstruction.AddModule) {
            return "add_module";
        } else if (instruction instanceof AppupInstruction.DeleteModule) {
            return "delete_module";
        } else if (instruction instanceof AppupInstruction.AddApplication) {
            return "add_application";
        } else if (instruction instanceof AppupInstruction.RemoveApplication) {
            return "remove_application";
        } else if (instruction instanceof AppupInstruction.RestartApplication) {
            return "restart_application";
        } else if (instruction instanceof LowLevel low) {
            return new InstructionText().word(low.instruction());
        }
        throw new AssertionError("unknown instruction " + instruction);
    }
}
