package dev.molt.appup;

import java.util.List;

/** Writes relup files: {@link RelupReader} reads what it writes as the same again. */
public final class RelupText {

    private static final String HEAD = "# Written by molt relup. It follows from the upgrade files: change those, not this.\n";

    private RelupText() {}

    /** The file. */
    public static String of(Relup relup) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("release: ").append(ScalarText.version(relup.release().value())).append('\n');
        text.append("version: ").append(ScalarText.version(relup.version().value())).append('\n');
        entries("up", "from", relup.up(), text);
        entries("down", "to", relup.down(), text);
        return text.toString();
    }

    private static void entries(String direction, String key, List<Relup.Entry> entries, StringBuilder text) {
        if (entries.isEmpty()) {
            return;
        }
        InstructionText instructions = new InstructionText();
        text.append(direction).append(":\n");
        for (Relup.Entry entry : entries) {
            text.append("  - ").append(key).append(": ").append(ScalarText.version(entry.version().value())).append('\n');
            if (!entry.description().isEmpty()) {
                text.append("    description: ").append(new FlowText().of(entry.description())).append('\n');
            }
            text.append("    script:").append(entry.script().isEmpty() ? " []\n" : "\n");
            entry.instructions().forEach(instruction ->
                    text.append("      - ").append(instructions.of(instruction)).append('\n'));
        }
    }
}
