package dev.molt.appup;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads the configuration of a system: text, numbers and booleans by application and key. */
public final class ConfigurationReader {

    private static final String FIRST_WORDS = "an application's name and its keys, such as processquest: {port: 8080}";

    private ConfigurationReader() {}

    /**
     * What {@code sys.config.yaml} says.
     *
     * @throws RefusedException if it cannot be read, with every error that it has
     */
    public static SortedMap<String, SortedMap<String, Object>> read(Source source) throws RefusedException {
        Problems problems = new Problems();
        YamlNode root = YamlTree.read(source, source.text(), FIRST_WORDS, problems);
        Values values = new Values(problems);
        SortedMap<String, SortedMap<String, Object>> read =
                read(root, new Names(values, problems), values, new Settings(values, problems));
        problems.refuseIfAny();
        return read;
    }

    /**
     * What {@code sys.config.yaml.src} says where variables have these values.
     *
     * @param environment the value of a variable, or null if it is not set
     * @throws RefusedException if it cannot be read, with every error that it has, and every variable that lacks a value
     */
    public static SortedMap<String, SortedMap<String, Object>> substituted(
            Source source, UnaryOperator<String> environment) throws RefusedException {
        Problems problems = new Problems();
        Variables variables = Variables.in(source, problems);
        problems.refuseIfAny();
        try {
            YamlNode root = YamlTree.read(source, variables.masked(), FIRST_WORDS, problems);
            Values values = new Values(problems);
            Substitution substitution = new Substitution(variables, environment, problems);
            root = substitution.withoutKeys(root);
            SortedMap<String, SortedMap<String, Object>> read = read(
                    root, new Names(values, problems), values, new Settings(values, substitution::value));
            problems.refuseIfAny();
            return read;
        } catch (RefusedException e) {
            throw new RefusedException(e.diagnostics().stream()
                    .map(found -> asWritten(found, variables))
                    .toList());
        }
    }

    private static SortedMap<String, SortedMap<String, Object>> read(
            YamlNode root, Names names, Values values, Settings settings) {
        SortedMap<String, SortedMap<String, Object>> configuration = new TreeMap<>();
        values.mapping(root, "a mapping", "begin with " + FIRST_WORDS)
                .map(YamlNode.Mapping::fields)
                .orElse(Map.of())
                .values()
                .forEach(field -> configuration.put(
                        names.application(field.key()).value(),
                        settings.read(field.value(), field.key().text())));
        return Collections.unmodifiableSortedMap(configuration);
    }

    private static Diagnostic asWritten(Diagnostic found, Variables variables) {
        Position position = found.position();
        return new Diagnostic(
                found.severity(),
                found.code(),
                position,
                variables.unmasked(found.message()),
                variables.unmasked(found.cure()));
    }
}
