package dev.molt.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The agent's options. Each is looked for in this order: {@code key=value,key=value} behind {@code -javaagent:molt.jar=},
 * the system property {@code molt.KEY}, the environment variable {@code MOLT_KEY}, the file that {@code config} names.
 *
 * @param control the directory of the control socket, or empty for the usual one
 * @param journal the file to which the journal is appended, or empty for none
 * @param without parts of an upgrade to leave out, for tests
 */
record Options(Optional<Path> control, Optional<Path> journal, Set<String> without) {

    private static final Set<String> KEYS = new TreeSet<>(Set.of("config", "control", "journal"));

    /** Only a system property, as it makes upgrades fail: for tests of whether they would notice. */
    private static final String WITHOUT = "molt.test.without";

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if a key is unknown or a value missing; the message says which and what is known
     * @throws IOException if the file that {@code config} names cannot be read
     */
    static Options read(String argument, UnaryOperator<String> properties, UnaryOperator<String> environment)
            throws IOException {
        Map<String, String> given = parse(argument);
        Map<String, String> file = file(first("config", given, properties, environment, Map.of()));
        return new Options(
                first("control", given, properties, environment, file).map(Path::of),
                first("journal", given, properties, environment, file).map(Path::of),
                Arrays.stream(Optional.ofNullable(properties.apply(WITHOUT)).orElse("").split(","))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toSet()));
    }

    private static Optional<String> first(
            String key,
            Map<String, String> given,
            UnaryOperator<String> properties,
            UnaryOperator<String> environment,
            Map<String, String> file) {
        return Optional.ofNullable(given.get(key))
                .or(() -> Optional.ofNullable(properties.apply("molt." + key)))
                .or(() -> Optional.ofNullable(environment.apply("MOLT_" + key.toUpperCase(Locale.ROOT))))
                .or(() -> Optional.ofNullable(file.get(key)));
    }

    private static Map<String, String> parse(String argument) {
        Map<String, String> given = new LinkedHashMap<>();
        if (argument == null || argument.isBlank()) {
            return given;
        }
        for (String option : argument.split(",")) {
            int equals = option.indexOf('=');
            if (equals <= 0 || equals == option.length() - 1) {
                throw new IllegalArgumentException("option `" + option + "` is not of the form key=value");
            }
            given.put(checked(option.substring(0, equals)), option.substring(equals + 1));
        }
        return given;
    }

    private static Map<String, String> file(Optional<String> path) throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        if (path.isPresent()) {
            Properties properties = new Properties();
            try (var in = Files.newBufferedReader(Path.of(path.get()))) {
                properties.load(in);
            }
            properties.stringPropertyNames().forEach(key -> read.put(checked(key), properties.getProperty(key)));
        }
        return read;
    }

    private static String checked(String key) {
        if (!KEYS.contains(key)) {
            throw new IllegalArgumentException("option `" + key + "` is unknown; there are " + String.join(", ", KEYS));
        }
        return key;
    }
}
