package dev.molt.benchmarks.corpus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The page with what became of each pair: rows that are not tried anew stay. */
final class CorpusTable {

    private static final int SHOWN = 3;
    private static final String ROW = "| ";
    private static final String HEAD = "| pair | JDK | Molt came | classes changed, added or deleted | applies live | upgrade | tests as in"
            + " the newer version | tests that the older version fails, and pass after the upgrade |";

    private static final Pattern COUNTS = Pattern.compile("(\\d+) of (\\d+)");

    private final Path page;
    private final Map<String, String> rows = new TreeMap<>();
    private final List<String> different = new ArrayList<>();

    CorpusTable(Path page) throws IOException {
        this.page = page;
        if (Files.exists(page)) {
            Files.readAllLines(page).stream()
                    .filter(line -> line.startsWith(ROW) && !line.equals(HEAD))
                    .forEach(line -> rows.put(key(line), line));
        }
    }

    /** The first three columns. */
    private static String key(String row) {
        String[] cells = row.split("\\|");
        return String.join("|", cells[1].strip(), cells[2].strip(), cells[3].strip());
    }

    /** The row that tells what became of a pair. */
    String row(Pair pair, int jdk, boolean attached, boolean timed, JsonObject result) {
        JsonElement plan = result.get("plan");
        String changed = plan == null ? "" : "" + plan.getAsJsonObject().getAsJsonArray("classes").size();
        return ROW + String.join(" | ",
                pair.toString(),
                "" + jdk,
                attached ? "later" : "at startup",
                changed,
                applies(result),
                timed && result.has("milliseconds") && result.get("applies").getAsBoolean()
                        ? result.get("milliseconds").getAsLong() + " ms" : "",
                tests(result.getAsJsonObject("tests")),
                seen(result.getAsJsonObject("tests"))) + " |";
    }

    /** True if the page says what a row does. */
    boolean says(String row) {
        String before = rows.get(key(row));
        return before != null && verdict(before).equals(verdict(row));
    }

    /** Puts a row in. */
    void put(String row) {
        if (!says(row)) {
            different.add("was: " + rows.get(key(row)) + "\n is: " + row);
        }
        rows.put(key(row), row);
    }

    /** The rows of pairs that ended otherwise than the page said. */
    List<String> different() {
        return different;
    }

    /** A row, but for how many tests there are: where a suite asks for what a machine has, that differs between machines. */
    private static String verdict(String row) {
        return COUNTS.matcher(row).replaceAll(counts ->
                "all but " + (Integer.parseInt(counts.group(2)) - Integer.parseInt(counts.group(1))));
    }

    void write(List<Pair> order, List<String> notes) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Releases of others, upgraded live",
                "",
                "What [`molt try`](cli.md#trying-an-upgrade-out) says of consecutive releases that others shipped, with upgrade"
                        + " files generated from the difference, but where the notes name one. `benchmarks/corpus/run` writes this page.",
                "",
                HEAD,
                "|---|---|---|---|---|---|---|---|"));
        order.forEach(pair -> rows.forEach((key, row) -> {
            if (key.startsWith(pair + "|")) {
                lines.add(row);
            }
        }));
        lines.addAll(notes);
        Files.write(page, lines);
    }

    private static String applies(JsonObject result) {
        if (!result.has("applies")) {
            return "no result";
        } else if (result.get("applies").getAsBoolean()) {
            return "yes";
        } else if (result.has("failed")) {
            return "no: " + cell(result.get("failed").getAsString());
        }
        JsonArray reasons = result.has("plan")
                ? result.getAsJsonObject("plan").getAsJsonArray("diagnostics") : result.getAsJsonArray("refused");
        List<String> errors = StreamSupport.stream(reasons.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(reason -> reason.get("severity").getAsString().equals("error"))
                .map(reason -> cell(reason.get("message").getAsString()))
                .toList();
        return "no: " + String.join("; ", errors).replace(" cannot be reshaped:", "");
    }

    private static String tests(JsonObject tests) {
        if (tests == null) {
            return "";
        }
        int judged = tests.get("compared").getAsInt() - tests.get("failing").getAsInt();
        List<String> different = new ArrayList<>();
        tests.getAsJsonArray("different").forEach(test ->
                different.add(cell(test.getAsJsonObject().get("test").getAsString()).replaceAll(".*[.](\\w+)\\]/\\[\\w+:([^\\]]*)\\].*", "$1.$2")));
        return tests.get("equal").getAsInt() + " of " + judged
                + (different.isEmpty() ? "" : "; not " + String.join(", ", different.subList(0, Math.min(SHOWN, different.size()))))
                + (different.size() > SHOWN ? " and " + (different.size() - SHOWN) + " more" : "");
    }

    private static String seen(JsonObject tests) {
        return tests == null ? "" : tests.get("changed").getAsInt() + " of " + tests.getAsJsonArray("discriminating").size();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }
}
