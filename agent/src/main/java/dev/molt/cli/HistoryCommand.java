package dev.molt.cli;

import dev.molt.control.ControlRequest;
import dev.molt.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code molt history PID}: what was done, step by step. */
@Command(name = "history", description = "What was done to a JVM, step by step.", mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions target;

    @Override
    public Integer call() throws UnreachableException {
        return target.answer(new ControlRequest("history", null), (response, output) -> {
            if (target.json()) {
                output.json(response.history());
            } else {
                print(response.history(), output);
            }
            return ExitCode.DONE;
        });
    }

    /** Prints them for people. */
    static void print(List<JournalEntry> entries, Output output) {
        if (entries.isEmpty()) {
            output.line("no upgrade yet");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("UPGRADE", "TIME", "OUTCOME", "STEP"));
        for (JournalEntry entry : entries) {
            rows.add(List.of(
                    String.valueOf(entry.upgrade()), entry.time(), entry.outcome(), step(entry)));
        }
        output.table(rows);
    }

    private static String step(JournalEntry entry) {
        return entry.detail().isEmpty() ? entry.step() : entry.step() + " -- " + entry.detail();
    }
}
