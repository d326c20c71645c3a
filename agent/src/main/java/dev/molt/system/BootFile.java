package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.ArrayList;
import java.util.List;

/** The text of a plan, {@code start.boot}: one instruction a line, in the order in which they are carried out. */
public final class BootFile {

    /** What a file begins with: readers refuse others. */
    static final String FIRST_LINE = "# Made by Molt from release.yaml and the applications' jars. 1";

    private BootFile() {}

    /** The text of a plan. */
    public static String write(BootPlan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(FIRST_LINE);
        lines.add(BootWords.line("release", plan.release(), plan.version()));
        plan.applications().forEach(application -> write(application, lines));
        return String.join("\n", lines) + "\n";
    }

    /**
     * The plan of a text.
     *
     * @throws RefusedException if it is not what {@link #write} writes
     */
    public static BootPlan read(Source source) throws RefusedException {
        return new BootReader(source).read();
    }

    private static void write(BootApplication application, List<String> lines) {
        ApplicationDescriptor descriptor = application.descriptor();
        lines.add("");
        lines.add(BootWords.line(
                "application", descriptor.application(), descriptor.version(), application.type().toString()));
        if (!descriptor.description().isEmpty()) {
            lines.add(BootWords.line("description", descriptor.description()));
        }
        descriptor.applications().forEach(before -> lines.add(BootWords.line("after", before)));
        descriptor.env().forEach((key, value) -> lines.add(BootWords.line("env", key, type(value), value.toString())));
        descriptor.start().ifPresent(method -> lines.add(BootWords.line("start", method)));
        descriptor.stop().ifPresent(method -> lines.add(BootWords.line("stop", method)));
        descriptor.configChange().ifPresent(method -> lines.add(BootWords.line("config_change", method)));
        for (Container container : descriptor.containers()) {
            lines.add(BootWords.line("container", container.module()));
            container.children().forEach(child -> lines.add(line(child)));
        }
    }

    private static String line(Child child) {
        String line = BootWords.line("child", child.name(), child.module(), child.start());
        return child.stop().map(stop -> line + " " + BootWords.line(stop)).orElse(line);
    }

    private static String type(Object value) {
        if (value instanceof Boolean) {
            return "boolean";
        } else if (value instanceof Long) {
            return "integer";
        }
        return value instanceof Double ? "number" : "text";
    }
}
