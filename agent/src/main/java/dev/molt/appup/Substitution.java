package dev.molt.appup;

import dev.molt.appup.Variables.Variable;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of variables in their places; what has none is noted, where it stands. */
final class Substitution {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-(.*))?}");

    private final Variables variables;
    private final UnaryOperator<String> environment;
    private final Problems problems;

    Substitution(Variables variables, UnaryOperator<String> environment, Problems problems) {
        this.variables = variables;
        this.environment = environment;
        this.problems = problems;
    }

    /** Notes variables in keys, where nothing is substituted. */
    YamlNode withoutKeys(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return node;
        }
        boolean bad = false;
        for (YamlNode.Field field : mapping.fields().values()) {
            YamlNode.Scalar key = field.key();
            if (key.text().codePoints().anyMatch(Variables::isMask)) {
                String message = "nothing is substituted in the key " + key.text();
                problems.error("variable_in_key", key.position(), message, "write the key itself");
                bad = true;
            } else {
                bad |= withoutKeys(field.value()) instanceof YamlNode.Unreadable;
            }
        }
        return bad ? new YamlNode.Unreadable(node.position()) : node;
    }

    /** The value of a scalar, which is a number or a boolean if the result of substitution is one and has no quotes. */
    Object value(YamlNode.Scalar scalar) {
        if (scalar.text().codePoints().noneMatch(Variables::isMask)) {
            return new PlainValue(problems).of(scalar);
        }
        StringBuilder text = new StringBuilder();
        boolean complete = true;
        for (int character : scalar.text().codePoints().toArray()) {
            if (Variables.isFirst(character)) {
                String value = value(variables.of(character));
                complete &= value != null;
                text.append(value);
            } else if (!Variables.isMask(character)) {
                text.appendCodePoint(character);
            }
        }
        return complete ? typed(scalar, text.toString()) : null;
    }

    private Object typed(YamlNode.Scalar scalar, String text) {
        YamlNode.Scalar substituted = new YamlNode.Scalar(scalar.position(), text, scalar.plain());
        if (substituted.isNothing()) {
            return text;
        }
        Problems found = new Problems();
        Object value = new PlainValue(found).of(substituted);
        found.refusal().diagnostics().forEach(problem -> problems.error(
                problem.code(),
                problem.position(),
                problem.message(),
                "write \"" + scalar.text() + "\" in quotes to hand it over as text"));
        return value;
    }

    /** The value of one, or null if it has none, which is noted. */
    private String value(Variable variable) {
        if (variable.text().startsWith("$$")) {
            return variable.text().substring(1);
        }
        Matcher matcher = VARIABLE.matcher(variable.text());
        if (!matcher.matches() || variable.text().indexOf("${", 1) >= 0) {
            String message = variable.text().endsWith("}")
                    ? variable.text() + " is not a variable"
                    : "the variable that begins here has no end in this line";
            String cure = "write ${NAME} or ${NAME:-default}; for the characters themselves write $${";
            problems.error("bad_variable", variable.position(), message, cure);
            return null;
        }
        String value = environment.apply(matcher.group(1));
        String otherwise = matcher.group(3);
        if (value == null && otherwise == null) {
            problems.error(
                    "variable_not_set",
                    variable.position(),
                    "the environment variable " + matcher.group(1) + " is not set",
                    "set it, or write what stands in its place: ${" + matcher.group(1) + ":-default}");
        }
        return otherwise != null && (value == null || value.isEmpty()) ? otherwise : value;
    }
}
