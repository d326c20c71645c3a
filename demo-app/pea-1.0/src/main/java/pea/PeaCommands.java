package pea;

import java.util.List;
import port.Commands;

/** What can be asked of the application. */
final class PeaCommands implements Commands {

    @Override
    public String answer(String command, List<String> arguments) {
        return switch (command) {
            case "size" -> String.valueOf(PeaLib.size());
            case "version" -> PeaLib.version();
            case "config" -> Pea.config(String.join(" ", arguments));
            case "healthy" -> String.valueOf(Pea.healthy());
            case "pid" -> String.valueOf(ProcessHandle.current().pid());
            case "java" -> System.getProperty("java.version");
            default -> "unknown command " + command
                    + ": there are size, version, config KEY, healthy, pid, java and quit";
        };
    }
}
