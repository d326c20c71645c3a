package dev.molt.relup;

import dev.molt.appup.AppupInstruction;
import dev.molt.appup.Direction;
import java.util.List;
import java.util.Optional;

/**
 * What one application's upgrade file says for this step.
 *
 * @param direction which way this application goes, if another way than the step as a whole; its dependencies lie within
 *     the unit
 */
public record TranslationUnit(
        String application, List<AppupInstruction> instructions, Optional<Direction> direction) {

    /** Keeps its own copy of the instructions. */
    public TranslationUnit {
        instructions = List.copyOf(instructions);
    }

    /** A unit that goes the way of the step. */
    public TranslationUnit(String application, List<AppupInstruction> instructions) {
        this(application, instructions, Optional.empty());
    }
}
