package dev.molt.appup;

import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads an application descriptor, as strictly as {@link AppupReader} reads upgrade files. */
public final class ApplicationReader {

    private static final String OWNER = "an application descriptor";
    private static final List<String> KEYS = List.of("application", "version", "description");

    private ApplicationReader() {}

    /**
     * The descriptor that a text is.
     *
     * @throws RefusedException if it is none, with every error that it has
     */
    public static ApplicationDescriptor read(Source source) throws RefusedException {
        Problems problems = new Problems();
        YamlNode root = YamlTree.read(source, problems);
        Values values = new Values(problems);
        Names names = new Names(values, problems);
        Fields fields = values.fields(root, OWNER, KEYS, "begin with application: and version:")
                .orElseGet(() -> values.unreadableFields(new Position(source, 1, 1), OWNER, KEYS));
        ApplicationDescriptor descriptor = new ApplicationDescriptor(
                names.application(fields.required("application", "processquest")).value(),
                names.version(fields.required("version", "1.1.0")).value(),
                fields.optional("description").map(n -> values.text(n, "text", "A game")).orElse(""),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        problems.refuseIfAny();
        return descriptor;
    }
}
