package dev.molt.relup;

import dev.molt.appup.InstructionText;
import dev.molt.appup.RelupInstruction.PointOfNoReturn;
import dev.molt.appup.RelupInstruction;
import java.util.List;

/**
 * A low-level script, ready to be checked and evaluated; its text can be pasted into an upgrade file.
 *
 * @param instructions all of it, the point of no return included
 */
public record Script(List<RelupInstruction> instructions) {

    /** Keeps its own copy of the instructions. */
    public Script {
        instructions = List.copyOf(instructions);
    }

    /** What precedes the point of no return; nothing where the script has none, as in OTP. */
    public List<RelupInstruction> before() {
        int point = instructions.indexOf(new PointOfNoReturn());
        return point < 0 ? List.of() : instructions.subList(0, point);
    }

    /** What follows the point of no return; all of the script where it has none. */
    public List<RelupInstruction> after() {
        return instructions.subList(instructions.indexOf(new PointOfNoReturn()) + 1, instructions.size());
    }

    /** One line of YAML for each instruction, in the words of upgrade files. */
    public List<String> lines() {
        InstructionText text = new InstructionText();
        return instructions.stream()
                .map(instruction -> "- " + text.of(instruction))
                .toList();
    }

    /** The lines, each ended by a line feed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
