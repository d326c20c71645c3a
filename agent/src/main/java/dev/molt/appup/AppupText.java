package dev.molt.appup;

import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.appup.AppupInstruction.ModuleInstruction;
import java.util.List;
import java.util.Map;

/** Writes upgrade files: {@link AppupReader} reads what it writes as the same again. */
public final class AppupText {

    /** An instruction that is longer has one line for each of its keys. */
    private static final int LONGEST = 120;

    private final AppupComments comments;
    private final FlowText flow = new FlowText();
    private final InstructionText lowLevel = new InstructionText();
    private final StringBuilder text = new StringBuilder();

    private AppupText(AppupComments comments) {
        this.comments = comments;
    }

    /** The file without comments. */
    public static String of(Appup appup) {
        return of(appup, AppupComments.none());
    }

    /** The file, each comment above the instruction that it is about. */
    public static String of(Appup appup, AppupComments comments) {
        return new AppupText(comments).write(appup);
    }

    private String write(Appup appup) {
        comments.head().forEach(comment -> comment("", comment));
        text.append("application: ").append(flow.of(appup.application().value())).append('\n');
        text.append("version: ").append(ScalarText.version(appup.version().value())).append('\n');
        if (appup.windows() != Windows.WHOLE) {
            text.append("windows: ").append(appup.windows()).append('\n');
        }
        entries(Direction.UP, "from", appup.up());
        entries(Direction.DOWN, "to", appup.down());
        return text.toString();
    }

    private void entries(Direction direction, String key, List<Appup.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        text.append(direction).append(":\n");
        for (Appup.Entry entry : entries) {
            String version = ScalarText.version(entry.version().value().toString());
            text.append("  - ").append(key).append(": ").append(version).append('\n');
            text.append("    instructions:").append(entry.instructions().isEmpty() ? " []\n" : "\n");
            entry.instructions().forEach(instruction -> instruction(direction, instruction));
        }
    }

    private void instruction(Direction direction, AppupInstruction instruction) {
        if (instruction instanceof ModuleInstruction module) {
            comments.of(direction)
                    .getOrDefault(module.module().value(), List.of())
                    .forEach(comment -> comment("      ", comment));
        }
        if (instruction instanceof LowLevel low) {
            text.append("      - ").append(lowLevel.of(low.instruction())).append('\n');
            return;
        }
        HighLevelText.Written written = HighLevelText.of(instruction);
        value("      - ", written.word(), written.arguments());
    }

    /** On one line if that is not too long; else a mapping has a line for each key. */
    private void value(String before, String key, Object value) {
        String line = before + key + ": " + flow.of(value);
        if (line.length() > LONGEST && value instanceof Map<?, ?> fields) {
            text.append(before).append(key).append(":\n");
            String inner = " ".repeat(before.length() + 2);
            fields.forEach((name, field) -> value(inner, flow.of(name), field));
        } else {
            text.append(line).append('\n');
        }
    }

    /** On as many lines as it needs; further ones are indented. */
    private void comment(String indent, String comment) {
        StringBuilder line = new StringBuilder(indent).append('#');
        for (String word : comment.strip().split("\\s+")) {
            if (line.length() + 1 + word.length() > LONGEST) {
                text.append(line).append('\n');
                line = new StringBuilder(indent).append("#  ");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }
}
