package dev.molt.appup;

import dev.molt.appup.Appup.Entry;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the entries of one direction: for which versions, and which instructions. */
final class EntryReader {

    private final Values values;
    private final VersionPatternReader versions;
    private final InstructionReader instructions;
    private final Problems problems;

    EntryReader(Values values, Names names, Problems problems) {
        this.values = values;
        this.versions = new VersionPatternReader(names, problems);
        this.instructions = new InstructionReader(values, names, problems);
        this.problems = problems;
    }

    /**
     * The entries that a list gives.
     *
     * @param direction the key that holds them
     * @param versionKey the key of an entry's version
     */
    List<Entry> entries(YamlNode node, Direction direction, String versionKey) {
        String example = "[{" + versionKey + ": 1.0.0, instructions: []}]";
        String cure = "write " + direction + ": " + example + ", or leave " + direction + " out";
        List<Entry> entries = values.items(node, "bad_list", "a list of entries", cure).stream()
                .flatMap(item -> entry(item, direction, versionKey).stream())
                .toList();
        refuseRepeated(entries);
        return entries;
    }

    private Optional<Entry> entry(YamlNode node, Direction direction, String versionKey) {
        List<String> known = List.of(versionKey, "instructions");
        String cure = "write - " + versionKey + ": 1.0.0 and below it instructions:";
        return values.fields(node, "an entry of " + direction, known, cure).map(fields -> {
            Located<VersionPattern> version = versions.read(fields.required(versionKey, "1.0.0"));
            YamlNode list = fields.required("instructions", "[]");
            return new Entry(fields.position(), version, instructions(list));
        });
    }

    private List<AppupInstruction> instructions(YamlNode node) {
        List<AppupInstruction> read = new ArrayList<>();
        boolean complete = true;
        String cure = "begin each instruction with -, or write [] for none";
        List<YamlNode> items = values.items(node, "bad_list", "a list of instructions", cure);
        for (YamlNode item : items) {
            Optional<AppupInstruction> instruction = instructions.read(item);
            instruction.ifPresent(read::add);
            complete &= instruction.isPresent();
        }
        new ModuleMentions(problems).check(read, complete);
        return List.copyOf(read);
    }

    private void refuseRepeated(List<Entry> entries) {
        Map<String, Position> first = new HashMap<>();
        for (Entry entry : entries) {
            Located<VersionPattern> version = entry.version();
            String text = version.value().toString();
            Position earlier = text.isEmpty() ? null : first.putIfAbsent(text, version.position());
            if (earlier != null) {
                problems.error(
                        "duplicate_version",
                        version.position(),
                        "a second entry for " + text + " is never reached: the first that matches is taken",
                        "join it with the entry in " + Problems.place(earlier, version.position()));
            }
        }
    }
}
