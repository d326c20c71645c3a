package dev.molt.relup;

import dev.molt.appup.AppupInstruction;
import java.util.List;

/** What one application's upgrade file says for this step. */
public record TranslationUnit(String application, List<AppupInstruction> instructions) {

    /** Keeps its own copy of the instructions. */
    public TranslationUnit {
        instructions = List.copyOf(instructions);
    }
}
