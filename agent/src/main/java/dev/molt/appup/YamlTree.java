package dev.molt.appup;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Makes {@link YamlNode}s of a text that holds one YAML document.
 *
 * <p>It goes by the parser's events, so that no object is ever constructed, and refuses the parts of YAML by which one
 * value becomes another somewhere else: anchors, aliases and tags.
 */
final class YamlTree {

    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int DEEPEST = 50;
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";

    private final Source source;
    private final int lines;
    private final Problems problems;
    private final StreamReader reader;
    private final Parser parser;
    private final String firstWords;

    private YamlTree(Source source, String text, String firstWords, Problems problems) {
        this.source = source;
        this.firstWords = firstWords;
        this.lines = Math.max(1, (int) source.text().lines().count());
        this.problems = problems;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        this.reader = new StreamReader(text);
        this.parser = new ParserImpl(reader, options);
    }

    /** The value of a file that begins with the name and version of an application. */
    static YamlNode read(Source source, Problems problems) throws RefusedException {
        return read(source, source.text(), "application: and version:", problems);
    }

    /**
     * The file's one value; what is no YAML at all is refused at once, all else is noted.
     *
     * @param text what to read in place of the source's text, in which everything stands at the same place
     * @param firstWords what to begin an empty file with
     */
    static YamlNode read(Source source, String text, String firstWords, Problems problems) throws RefusedException {
        YamlText.check(source);
        if (source.text().length() > MOST_CHARACTERS) {
            throw new RefusedException(Diagnostic.error(
                    "too_big",
                    new Position(source, 1, 1),
                    "the file has more than " + MOST_CHARACTERS + " characters",
                    "take out what does not belong into it"));
        }
        YamlTree tree = new YamlTree(source, text, firstWords, problems);
        try {
            return tree.document();
        } catch (MarkedYAMLException e) {
            throw tree.refusal("yaml_syntax", tree.position(placeOf(e)), wordsOf(e), cureOf(e));
        } catch (YAMLException | NumberFormatException e) {
            // The parser says no place where it stumbles over a character's number, but it has just read it.
            Position near = tree.position(tree.reader.getMark());
            throw tree.refusal("yaml_syntax", near, "not YAML: no such character", "write its four digits after \\u");
        }
    }

    private YamlNode document() throws RefusedException {
        Position start = position(parser.getEvent().getStartMark());
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw refusal("empty_file", start, "the file is empty", "begin it with " + firstWords);
        }
        parser.getEvent();
        YamlNode root = node(1);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            problems.error(
                    "several_documents",
                    position(parser.peekEvent().getStartMark()),
                    "a second YAML document begins here, and a file holds one",
                    "put it into a file of its own, or take out the line ---");
        }
        return root;
    }

    private YamlNode node(int depth) throws RefusedException {
        NodeEvent event = (NodeEvent) parser.getEvent();
        Position position = position(event.getStartMark());
        if (depth > DEEPEST) {
            throw refusal("too_deep", position, "more than " + DEEPEST + " levels of nesting", "flatten the value");
        }
        if (event instanceof AliasEvent) {
            problems.error("alias", position, "the alias *" + event.getAnchor() + " is not read", "repeat the value");
            return new YamlNode.Unreadable(position);
        }
        refuseAnchor(event, position);
        YamlNode node = event instanceof ScalarEvent scalar
                ? new YamlNode.Scalar(position, scalar.getValue(), scalar.isPlain())
                : event.is(Event.ID.SequenceStart) ? sequence(position, depth) : mapping(position, depth);
        return tagOf(event).map(tag -> refuseTag(tag, position)).orElse(node);
    }

    private YamlNode sequence(Position position, int depth) throws RefusedException {
        List<YamlNode> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        parser.getEvent();
        return new YamlNode.Sequence(position, items);
    }

    private YamlNode mapping(Position position, int depth) throws RefusedException {
        Map<String, YamlNode.Field> fields = new LinkedHashMap<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            YamlNode key = node(depth + 1);
            YamlNode value = node(depth + 1);
            if (key instanceof YamlNode.Scalar word && !word.text().isBlank()) {
                addField(fields, word, value);
            } else if (!(key instanceof YamlNode.Unreadable)) {
                problems.error("bad_key", key.position(), "a key is a word, not " + key.describe(), "write a word");
            }
        }
        parser.getEvent();
        return new YamlNode.Mapping(position, fields);
    }

    private void addField(Map<String, YamlNode.Field> fields, YamlNode.Scalar key, YamlNode value) {
        YamlNode.Field first = fields.putIfAbsent(key.text(), new YamlNode.Field(key, value));
        if (first != null) {
            problems.error(
                    "duplicate_key",
                    key.position(),
                    "the key " + key.text() + " is given twice",
                    "keep this one or the one in " + Problems.place(first.key().position(), key.position()));
        }
    }

    private void refuseAnchor(NodeEvent event, Position position) {
        if (event.getAnchor() != null) {
            problems.error(
                    "anchor",
                    position,
                    "the anchor &" + event.getAnchor() + " is not read",
                    "take it out, and write the value wherever it is needed");
        }
    }

    private static Optional<String> tagOf(NodeEvent event) {
        return Optional.ofNullable(
                event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag());
    }

    /** Nobody knows what a value under a foreign tag is meant to be. */
    private YamlNode refuseTag(String tag, Position position) {
        String written = tag.startsWith(STANDARD_TAG) ? "!!" + tag.substring(STANDARD_TAG.length()) : tag;
        problems.error("tag", position, "the tag " + written + " is not read", "take it out, and quote what is text");
        return new YamlNode.Unreadable(position);
    }

    private RefusedException refusal(String code, Position position, String message, String cure) {
        problems.error(code, position, message, cure);
        return problems.refusal();
    }

    /** The mark's place; the end of the file counts as the end of its last line, so that there is a line to show. */
    private Position position(Mark mark) {
        if (mark.getLine() < lines) {
            return new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
        }
        String last = source.line(lines);
        return new Position(source, lines, last.codePointCount(0, last.length()) + 1);
    }

    private static Mark placeOf(MarkedYAMLException e) {
        return e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
    }

    private static String wordsOf(MarkedYAMLException e) {
        if (isAboutTab(e)) {
            return "not YAML: a tab where only spaces can stand";
        }
        String problem = e.getProblem().strip().replaceFirst("\\.?( \\(Do not use .*\\))?$", "");
        return "not YAML: " + (e.getContext() == null ? "" : e.getContext() + ", ") + problem;
    }

    private static boolean isAboutTab(MarkedYAMLException e) {
        return e.getProblem().contains("TAB");
    }

    private static String cureOf(MarkedYAMLException e) {
        return isAboutTab(e)
                ? "indent with spaces"
                : "look at the indentation, quotes and brackets here and in the lines above";
    }
}
