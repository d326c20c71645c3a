package dev.molt.appup;

import dev.molt.appup.AppupInstruction.LowLevel;
import dev.molt.diag.Located;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a relup file, as strictly as {@link AppupReader} reads upgrade files. */
public final class RelupReader {

    private static final String OWNER = "a relup file";
    private static final String FIRST_WORDS = "release: and version:";
    private static final List<String> KEYS = List.of("release", "version", "up", "down");

    private final Problems problems;
    private final Values values;
    private final Names names;
    private final InstructionReader instructions;

    private RelupReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
        this.names = new Names(values, problems);
        this.instructions = new InstructionReader(values, names, problems);
    }

    /**
     * The relup file that a text is.
     *
     * @throws RefusedException if it is none, with every error that it has
     */
    public static Relup read(Source source) throws RefusedException {
        Problems problems = new Problems();
        YamlNode root = YamlTree.read(source, source.text(), FIRST_WORDS, problems);
        Relup relup = new RelupReader(problems).read(root, source);
        problems.refuseIfAny();
        return relup;
    }

    private Relup read(YamlNode root, Source source) {
        Fields fields = values.fields(root, OWNER, KEYS, "begin with " + FIRST_WORDS)
                .orElseGet(() -> values.unreadableFields(new Position(source, 1, 1), OWNER, KEYS));
        return new Relup(
                source,
                names.named(fields.required("release", "mysystem"), "a release's name", "mysystem"),
                names.version(fields.required("version", "1.1")),
                fields.optional("up").map(node -> entries(node, "up", "from")).orElse(List.of()),
                fields.optional("down").map(node -> entries(node, "down", "to")).orElse(List.of()));
    }

    private List<Relup.Entry> entries(YamlNode node, String direction, String versionKey) {
        String cure = "write " + direction + ": [{" + versionKey + ": 1.0, script: []}]";
        OnlyOnce once = new OnlyOnce(problems, "duplicate_version", "the version");
        return values.items(node, "bad_list", "a list of entries", cure).stream()
                .flatMap(item -> entry(item, direction, versionKey, once).stream())
                .toList();
    }

    private Optional<Relup.Entry> entry(YamlNode node, String direction, String versionKey, OnlyOnce once) {
        List<String> known = List.of(versionKey, "description", "script");
        String cure = "write - " + versionKey + ": 1.0 and below it script:";
        return values.fields(node, "an entry of " + direction, known, cure).map(fields -> new Relup.Entry(
                fields.position(),
                once.check(names.version(fields.required(versionKey, "1.0"))),
                fields.optional("description").map(text -> values.text(text, "text", "mended")).orElse(""),
                script(fields.required("script", "[]"))));
    }

    private List<Located<RelupInstruction>> script(YamlNode node) {
        String cure = "begin each instruction with -, or write [] for none";
        return values.items(node, "bad_list", "a list of instructions", cure).stream()
                .flatMap(item -> instructions.read(item).stream())
                .flatMap(this::lowLevel)
                .toList();
    }

    private Stream<Located<RelupInstruction>> lowLevel(AppupInstruction instruction) {
        if (instruction instanceof LowLevel low) {
            return Stream.of(new Located<>(low.instruction(), low.position()));
        }
        problems.error(
                "bad_instruction",
                instruction.position(),
                HighLevelText.of(instruction).word() + " belongs into an upgrade file; a relup file has what it becomes",
                "write it into the application's upgrade file, and run molt relup again");
        return Stream.empty();
    }
}
