package ch;

import java.util.List;
import port.Commands;

/** What can be asked of the application; what it does not know itself, the server may. */
final class ChCommands implements Commands {

    @Override
    public String answer(String command, List<String> arguments) {
        if (!command.equals("which")) {
            return Ch3.call(command, arguments);
        }
        return switch (String.join(" ", arguments)) {
            case "ch3" -> Ch3.version();
            case "ch_sup" -> ChSup.version();
            default -> "there are ch3 and ch_sup";
        };
    }
}
