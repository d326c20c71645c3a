package dev.molt.appup;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what has to be true after a release was installed. */
final class VerifyReader {

    private static final List<String> KINDS = List.of("call", "http", "attribute");
    private static final String EXAMPLE = "call: quest.Game.isHealthy";
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9][0-9]");
    private static final Pattern BEAN = Pattern.compile("[^:*?]+:[^*?]+=[^*?]+");

    private final Values values;
    private final Names names;
    private final Problems problems;
    private final PlainValue plain;

    VerifyReader(Values values, Names names, Problems problems) {
        this.values = values;
        this.names = names;
        this.problems = problems;
        this.plain = new PlainValue(problems);
    }

    /** The checks that a list gives. */
    List<VerifyCheck> read(YamlNode node) {
        return values.items(node, "bad_list", "a list of checks", "write - " + EXAMPLE).stream()
                .flatMap(item -> check(item).stream())
                .toList();
    }

    private Optional<VerifyCheck> check(YamlNode node) {
        Optional<Fields> read = values.fields(node, "verify", KINDS, "write - " + EXAMPLE);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = read.get();
        List<String> given = KINDS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            if (given.size() > 1 || fields.isEmpty()) {
                String message = "a check is one of call, http and attribute, and this is "
                        + (given.isEmpty() ? "none" : String.join(" and ", given));
                problems.error("bad_check", fields.position(), message, "begin each check with -, such as - " + EXAMPLE);
            }
            return Optional.empty();
        }
        YamlNode value = fields.optional(given.get(0)).orElseThrow();
        return Optional.of(switch (given.get(0)) {
            case "call" -> new VerifyCheck.Call(
                    node.position(), names.function(value, "quest.Game.isHealthy").value());
            case "http" -> http(node, value);
            default -> attribute(node, value);
        });
    }

    private VerifyCheck http(YamlNode check, YamlNode node) {
        String example = "http://localhost:8080/health";
        Fields fields = fields(node, "http", List.of("url", "status"), "write http: {url: \"" + example + "\", status: 200}");
        YamlNode url = fields.required("url", '"' + example + '"');
        String text = values.text(url, "a URL", example);
        if (!text.isEmpty() && !isHttp(text)) {
            problems.error("bad_url", url.position(), YamlNode.quoted(text) + " is not a URL of http or https",
                    "write for example " + example);
        }
        return new VerifyCheck.Http(check.position(), text, fields.optional("status").map(this::status).orElse(200));
    }

    /** {@code ${pea.port}} stands for what the configuration says when it is verified: here for a port, or else for a name. */
    private static boolean isHttp(String text) {
        String example = text.replaceAll(":\\$\\{[^{}]+}", ":1").replaceAll("\\$\\{[^{}]+}", "x");
        try {
            URI uri = URI.create(example);
            return List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private int status(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar && STATUS.matcher(scalar.text()).matches()) {
            return Integer.parseInt(scalar.text());
        }
        values.wrongType(node, "bad_status", "a status of HTTP", "write for example 200");
        return 200;
    }

    private VerifyCheck attribute(YamlNode check, YamlNode node) {
        List<String> known = List.of("bean", "attribute", "at_least", "at_most");
        String bean = "java.lang:type=Threading";
        Fields fields = fields(
                node, "attribute", known, "write attribute: {bean: \"" + bean + "\", attribute: ThreadCount, at_most: 500}");
        YamlNode name = fields.required("bean", '"' + bean + '"');
        String text = values.text(name, "an object name", bean);
        if (!text.isEmpty() && !BEAN.matcher(text).matches()) {
            problems.error("bad_bean", name.position(), YamlNode.quoted(text) + " is not the object name of one bean",
                    "write for example " + bean);
        }
        String attribute = values.text(fields.required("attribute", "ThreadCount"), "an attribute", "ThreadCount");
        Optional<Double> least = fields.optional("at_least").flatMap(this::number);
        Optional<Double> most = fields.optional("at_most").flatMap(this::number);
        checkLimits(fields, least, most);
        return new VerifyCheck.Attribute(check.position(), text, attribute, least, most);
    }

    private void checkLimits(Fields fields, Optional<Double> least, Optional<Double> most) {
        if (!fields.has("at_least") && !fields.has("at_most")) {
            problems.error("missing_key", fields.position(), "attribute has at_least or at_most or both, and this has neither",
                    "add at_most: 500");
        } else if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            problems.error("bad_limits", fields.positionOf("at_most"), "no number is at least " + least.get() + " and at most "
                    + most.get(), "exchange the two");
        }
    }

    private Optional<Double> number(YamlNode node) {
        Object value = node instanceof YamlNode.Scalar ? plain.of(node) : null;
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        if (!(node instanceof YamlNode.Scalar) || value != null) {
            values.wrongType(node, "bad_number", "a number", "write for example 500");
        }
        return Optional.empty();
    }

    private Fields fields(YamlNode node, String owner, List<String> known, String cure) {
        return values.fields(node, owner, known, cure)
                .orElseGet(() -> values.unreadableFields(node.position(), owner, known));
    }
}
