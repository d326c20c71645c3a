package dev.molt.codechange;

import dev.molt.appup.AppupInstruction.Update;
import dev.molt.appup.Change;
import dev.molt.appup.Direction;
import dev.molt.appup.ModuleType;
import dev.molt.diag.Position;

/**
 * What there is to know about a transform before it is compiled.
 *
 * @param update the instruction that it belongs to
 * @param direction which way the script goes
 * @param running the version whose objects are transformed
 * @param wanted the version that they are transformed to
 */
public record TransformRequest(Update update, Direction direction, ModuleCode running, ModuleCode wanted) {

    /** True if the update's change is advanced, so that there is a transform at all. */
    boolean isAdvanced() {
        return update.change() instanceof Change.Advanced;
    }

    /** The version whose code transforms: the newer one, or for a static module the one that was just loaded. */
    ModuleCode transforming() {
        boolean before = direction == Direction.DOWN && update.type() == ModuleType.DYNAMIC;
        return before ? running : wanted;
    }

    /** The module's name. */
    String module() {
        return update.module().value();
    }

    /** Where the instruction was written. */
    Position position() {
        return update.position();
    }
}
