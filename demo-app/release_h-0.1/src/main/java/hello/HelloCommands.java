package hello;

import java.util.List;
import port.Commands;

/** What can be asked of the application; the same in all versions, as each class knows its own functions. */
final class HelloCommands implements Commands {

    @Override
    public String answer(String command, List<String> arguments) {
        return switch (command) {
            case "hello" -> String.valueOf(greeter().hello());
            case "hello-version" -> greeter().version();
            case "hello-identity" -> String.valueOf(System.identityHashCode(greeter()));
            case "tool" -> Tool.call(String.join(" ", arguments));
            case "children" -> String.join(" ", HelloSup.whichChildren());
            default -> "unknown command " + command
                    + ": there are hello, hello-version, hello-identity, tool FUNCTION, children and quit";
        };
    }

    private static HelloGen greeter() {
        return Running.get("hello_gen", HelloGen.class);
    }
}
