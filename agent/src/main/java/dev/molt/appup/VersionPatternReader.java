package dev.molt.appup;

import dev.molt.diag.Located;
import dev.molt.diag.Position;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads which versions an entry is for: {@code 1.0.0}, or {@code /1\.0\..*}{@code /}. */
final class VersionPatternReader {

    private static final String CURE = Names.VERSION_CURE + "; put slashes around a regular expression";

    private final Names names;
    private final Problems problems;

    VersionPatternReader(Names names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** The pattern that a node gives. */
    Located<VersionPattern> read(YamlNode node) {
        VersionPattern pattern = node instanceof YamlNode.Scalar scalar && scalar.text().startsWith("/")
                ? regex(scalar)
                : new VersionPattern.Exact(names.version(node, CURE).value());
        return new Located<>(pattern, node.position());
    }

    private VersionPattern regex(YamlNode.Scalar scalar) {
        String text = scalar.text();
        if (text.length() < 2 || !text.endsWith("/")) {
            return refuse(scalar.position(), "the regular expression " + text + " has no end", "end it with /");
        }
        if (text.length() == 2) {
            return refuse(scalar.position(), "the regular expression is empty", "write /.*/ for every version");
        }
        try {
            return new VersionPattern.Regex(Pattern.compile(text.substring(1, text.length() - 1)));
        } catch (PatternSyntaxException e) {
            String message = "the regular expression " + text + " is wrong: " + e.getDescription();
            return refuse(placeIn(scalar, e.getIndex()), message, "mend it, or write one version without slashes");
        }
    }

    /** Where the expression is wrong; where it begins if quotes hide how it is written. */
    private static Position placeIn(YamlNode.Scalar scalar, int index) {
        Position start = scalar.position();
        return scalar.plain() && index >= 0
                ? new Position(start.source(), start.line(), start.column() + 1 + index)
                : start;
    }

    private VersionPattern refuse(Position position, String message, String cure) {
        problems.error("bad_regex", position, message, cure);
        return new VersionPattern.Exact("");
    }
}
