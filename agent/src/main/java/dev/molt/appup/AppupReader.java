package dev.molt.appup;

import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.List;

/** Reads an upgrade file strictly: whatever it does not know by name is refused, with all errors at once. */
public final class AppupReader {

    private static final List<String> KEYS = List.of("application", "version", "windows", "up", "down");

    private final Source source;
    private final Problems problems;
    private final Values values;
    private final Names names;

    private AppupReader(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.values = new Values(problems);
        this.names = new Names(values, problems);
    }

    /**
     * The upgrade file that a text is.
     *
     * @throws RefusedException if it is none, with every error that it has
     */
    public static Appup read(Source source) throws RefusedException {
        Problems problems = new Problems();
        YamlNode root = YamlTree.read(source, problems);
        Appup appup = new AppupReader(source, problems).read(root);
        problems.refuseIfAny();
        return appup;
    }

    private Appup read(YamlNode root) {
        Fields fields = values.fields(root, "an upgrade file", KEYS, "begin with application: and version:")
                .orElseGet(() -> values.unreadableFields(new Position(source, 1, 1), "an upgrade file", KEYS));
        if (!fields.has("up") && !fields.has("down")) {
            problems.error(
                    "missing_key",
                    fields.position(),
                    "an upgrade file has up or down or both, and this has neither",
                    "add up: [{from: 1.0.0, instructions: []}]");
        }
        EntryReader entries = new EntryReader(values, names, problems);
        return new Appup(
                source,
                names.title(fields.required("application", "processquest")),
                names.version(fields.required("version", "1.1.0")),
                fields.optional("windows").map(this::windows).orElse(Windows.WHOLE),
                fields.optional("up").map(n -> entries.entries(n, Direction.UP, "from")).orElse(List.of()),
                fields.optional("down").map(n -> entries.entries(n, Direction.DOWN, "to")).orElse(List.of()));
    }

    private Windows windows(YamlNode node) {
        return values.oneOf(node, "bad_windows", List.of(Windows.values()), Windows.WHOLE);
    }
}
