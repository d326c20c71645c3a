package dev.molt.cli;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;

/** The commands that do something, by the words that follow {@code molt}; not those that only hold others. */
final class Commands {

    private Commands() {}

    static SortedMap<String, CommandLine> of(CommandLine molt) {
        SortedMap<String, CommandLine> commands = new TreeMap<>();
        for (Map.Entry<String, CommandLine> entry : molt.getSubcommands().entrySet()) {
            Map<String, CommandLine> inner = of(entry.getValue());
            if (inner.isEmpty()) {
                commands.put(entry.getKey(), entry.getValue());
            }
            inner.forEach((name, command) -> commands.put(entry.getKey() + " " + name, command));
        }
        commands.remove("help");
        return commands;
    }
}
