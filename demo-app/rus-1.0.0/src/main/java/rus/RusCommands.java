package rus;

import java.util.List;
import port.Commands;

/** What can be asked of the application; the same in all versions, as M knows what there is in each. */
final class RusCommands implements Commands {

    @Override
    public String answer(String command, List<String> arguments) {
        String argument = String.join(" ", arguments);
        return switch (command) {
            case "m" -> M.call(argument);
            case "next" -> String.valueOf(Running.get("gen_server", GenServer.class).next());
            case "state" -> Running.get("gen_server", GenServer.class).state();
            case "work" -> Running.get("worker", Worker.class).work();
            case "identity" -> String.valueOf(System.identityHashCode(Running.get(argument, Object.class)));
            case "children" -> String.join(" ", Sup.whichChildren());
            case "config" -> Rus.config(argument);
            case "agree" -> agree(argument);
            default -> "unknown command " + command + ": there are m FUNCTION, next, state, work, identity CHILD,"
                    + " children, config KEY, agree true|false and quit";
        };
    }

    private static String agree(String whether) {
        Rus.agree(Boolean.parseBoolean(whether));
        return "ok";
    }
}
