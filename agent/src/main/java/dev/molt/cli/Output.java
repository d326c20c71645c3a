package dev.molt.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.molt.release.DiagnosticReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Prints for people: lines, tables, diagnostics; or JSON for programs. */
final class Output {

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();

    private final PrintWriter out;
    private final PrintWriter err;

    Output(CommandLine command) {
        this.out = command.getOut();
        this.err = command.getErr();
    }

    void line(String text) {
        out.println(text);
    }

    void error(String text) {
        err.println(text);
    }

    void json(Object value) {
        out.println(JSON.toJson(value));
    }

    /** In one line, for programs that read while we go on. */
    void jsonLine(Object value) {
        out.println(LINE.toJson(value));
    }

    /** Prints why nothing was done, and gives the exit code. */
    int refused(List<DiagnosticReport> reasons, boolean json) {
        if (json) {
            json(Map.of("refused", reasons));
        } else {
            diagnostics(reasons);
        }
        return ExitCode.REFUSED;
    }

    /** Diagnostics as written in their files, and how many there are. */
    void diagnostics(List<DiagnosticReport> diagnostics) {
        diagnostics.forEach(diagnostic -> err.println(diagnostic.text()));
        long errors = diagnostics.stream().filter(d -> d.severity().equals("error")).count();
        if (errors > 0) {
            err.println("refused: " + errors + (errors == 1 ? " error" : " errors") + "; nothing was touched");
        }
    }

    /** Rows in columns two spaces apart; the last column is not padded. */
    void table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = row.get(i).length();
                if (i == widths.size()) {
                    widths.add(width);
                }
                widths.set(i, Math.max(widths.get(i), width));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
