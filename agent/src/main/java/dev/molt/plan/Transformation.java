package dev.molt.plan;

import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.codechange.CompiledTransform;
import dev.molt.codechange.Step;
import java.util.List;

/**
 * How the objects of one module are transformed.
 *
 * @param update the instruction
 * @param direction which way the script goes
 * @param vsn the older of the two versions, as OTP's code_change is told it
 * @param compiled what is to be done with each object
 */
public record Transformation(Update update, Direction direction, String vsn, CompiledTransform compiled) {

    /** True if a class does it all. */
    public boolean isByClass() {
        return compiled.steps().stream().anyMatch(Step.ByClass.class::isInstance);
    }

    /** What the author hands over. */
    public Object extra() {
        return update.change() instanceof Change.Advanced advanced ? advanced.extra() : List.of();
    }
}
