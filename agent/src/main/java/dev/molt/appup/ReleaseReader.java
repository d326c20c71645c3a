package dev.molt.appup;

import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a release descriptor, as strictly as {@link AppupReader} reads upgrade files. */
public final class ReleaseReader {

    private static final String OWNER = "a release descriptor";
    private static final String FIRST_WORDS = "release:, version: and applications:";
    private static final List<String> KEYS =
            List.of("release", "version", "java", "molt", "java_options", "applications", "verify");

    /** Files that lie where each release has a folder of its version's name. */
    private static final Set<String> TAKEN = Set.of("releases", "start.data", "new_start.data");

    private final Source source;
    private final Problems problems;
    private final Values values;
    private final Names names;

    private ReleaseReader(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.values = new Values(problems);
        this.names = new Names(values, problems);
    }

    /**
     * The release descriptor that a text is.
     *
     * @throws RefusedException if it is none, with every error that it has
     */
    public static ReleaseDescriptor read(Source source) throws RefusedException {
        Problems problems = new Problems();
        YamlNode root = YamlTree.read(source, source.text(), FIRST_WORDS, problems);
        ReleaseDescriptor descriptor = new ReleaseReader(source, problems).read(root);
        problems.refuseIfAny();
        return descriptor;
    }

    private ReleaseDescriptor read(YamlNode root) {
        Fields fields = values.fields(root, OWNER, KEYS, "begin with " + FIRST_WORDS)
                .orElseGet(() -> values.unreadableFields(new Position(source, 1, 1), OWNER, KEYS));
        JavaReader java = new JavaReader(values, problems);
        return new ReleaseDescriptor(
                source,
                names.named(fields.required("release", "mysystem"), "a release's name", "mysystem"),
                version(fields.required("version", "1.0")),
                fields.optional("java").flatMap(java::feature),
                fields.optional("molt").map(node -> names.version(node).value()),
                fields.optional("java_options").map(java::options).orElse(List.of()),
                members(fields.required("applications", "[{application: processquest, version: 1.0.0}]")),
                fields.optional("verify").map(new VerifyReader(values, names, problems)::read).orElse(List.of()));
    }

    private Located<String> version(YamlNode node) {
        Located<String> version = names.version(node);
        if (TAKEN.contains(version.value().toLowerCase(Locale.ROOT))) {
            String message = version + " cannot be a version, as a file of that name lies among the releases";
            problems.error("bad_version", version.position(), message, "choose another version");
        }
        return version;
    }

    private List<Member> members(YamlNode node) {
        String example = "{application: processquest, version: 1.0.0}";
        List<YamlNode> items = values.items(node, "bad_list", "a list of applications", "write [" + example + "]");
        if (items.isEmpty() && node instanceof YamlNode.Sequence) {
            String cure = "write [" + example + "]";
            problems.error("no_application", node.position(), "a release has at least one application", cure);
        }
        OnlyOnce once = new OnlyOnce(problems, "duplicate_application", "the application");
        return items.stream().map(item -> member(item, once, "write " + example)).toList();
    }

    private Member member(YamlNode node, OnlyOnce once, String cure) {
        String owner = "an application of a release";
        List<String> known = List.of("application", "version", "type");
        Fields fields = values.fields(node, owner, known, cure)
                .orElseGet(() -> values.unreadableFields(node.position(), owner, known));
        Located<String> application = names.application(fields.required("application", "processquest"));
        if (application.value().equals("molt")) {
            String message = "Molt is a library of every release, and no application";
            problems.error("bad_application", application.position(), message, "write molt: and its version above");
        }
        return new Member(
                once.check(application),
                names.version(fields.required("version", "1.0.0")),
                fields.has("type") ? type(fields.required("type", "permanent")) : StartType.PERMANENT);
    }

    private StartType type(YamlNode node) {
        return values.oneOf(node, "bad_start_type", List.of(StartType.values()), StartType.PERMANENT);
    }
}
