package dev.molt.agent;

import dev.molt.diag.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The agent's options. Each is looked for in this order: {@code key=value,key=value} behind {@code -javaagent:molt.jar=},
 * the system property {@code molt.KEY}, the environment variable {@code MOLT_KEY}, the file that {@code config} names.
 *
 * @param control the directory of the control socket, or empty for the usual one
 * @param journal the file to which the journal is appended, or empty for none
 * @param root the directory of the target system that the JVM was started from, or empty for none
 * @param jmx true if the release handler may be registered as an MXBean
 * @param without parts of an upgrade to leave out, for tests
 */
record Options(
        Optional<Path> control, Optional<Path> journal, Optional<Path> root, boolean jmx, Set<String> without) {

    private static final String CONFIG = "config";

    /** What can be given; in the file that {@code config} names, all but {@code config}. */
    static final List<String> KEYS = List.of(CONFIG, "control", "jmx", "journal", "root");

    /** Only a system property, as it makes upgrades fail: for tests of whether they would notice. */
    private static final String WITHOUT = "molt.test.without";

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if a key is unknown, a value missing or the file that {@code config} names
     *     unreadable; the message says which, and what is known
     */
    static Options read(String argument, UnaryOperator<String> properties, UnaryOperator<String> environment) {
        Map<String, String> given = parse(argument);
        Map<String, String> file = file(new Places(given, properties, environment, Map.of()).path(CONFIG));
        Places places = new Places(given, properties, environment, file);
        return new Options(
                places.path("control"),
                places.path("journal"),
                places.path("root"),
                jmx(places.first("jmx").orElse("true")),
                without(properties.apply(WITHOUT)));
    }

    private static Set<String> without(String parts) {
        return parts == null || parts.isEmpty() ? Set.of() : Set.of(parts.split(","));
    }

    /** Where options are looked for. Each lambda that is run here costs an application that starts a millisecond. */
    private record Places(
            Map<String, String> given,
            UnaryOperator<String> properties,
            UnaryOperator<String> environment,
            Map<String, String> file) {

        /** A variable set to nothing counts as not set. */
        Optional<String> first(String key) {
            String value = given.get(key);
            value = value == null ? filled(properties.apply("molt." + key)) : value;
            value = value == null ? filled(environment.apply("MOLT_" + key.toUpperCase(Locale.ROOT))) : value;
            return Optional.ofNullable(value == null ? file.get(key) : value);
        }

        private static String filled(String value) {
            return value == null || value.isBlank() ? null : value;
        }

        Optional<Path> path(String key) {
            Optional<String> value = first(key);
            return value.isEmpty() ? Optional.empty() : Optional.of(Options.path(value.get()));
        }
    }

    /** Made absolute, as the command line reads it in another directory. */
    private static Path path(String value) {
        return Path.of(value).toAbsolutePath().normalize();
    }

    private static boolean jmx(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("option `jmx` is `" + value + "`; write true or false");
        }
        return value.equals("true");
    }

    private static Map<String, String> parse(String argument) {
        Map<String, String> given = new LinkedHashMap<>();
        if (argument == null || argument.isBlank()) {
            return given;
        }
        for (String option : argument.split(",", -1)) {
            int equals = option.indexOf('=');
            if (equals <= 0 || equals == option.length() - 1) {
                throw new IllegalArgumentException("option `" + option + "` is not of the form key=value");
            }
            String key = option.substring(0, equals);
            check(key, KEYS, "");
            if (given.put(key, option.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("option `" + key + "` is given twice");
            }
        }
        return given;
    }

    private static Map<String, String> file(Optional<Path> path) {
        Map<String, String> read = new LinkedHashMap<>();
        if (path.isEmpty()) {
            return read;
        }
        Properties properties = load(path.get());
        for (String key : properties.stringPropertyNames()) {
            check(key, KEYS.stream().filter(known -> !known.equals(CONFIG)).toList(), " in " + path.get());
            if (properties.getProperty(key).isBlank()) {
                throw new IllegalArgumentException("option `" + key + "` has no value in " + path.get());
            }
            read.put(key, properties.getProperty(key));
        }
        return read;
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file + ", which the option `config` names", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ", which the option `config` names, cannot be read: " + e.getMessage(), e);
        }
    }

    private static void check(String key, List<String> known, String where) {
        if (!known.contains(key)) {
            throw new IllegalArgumentException(
                    "option `" + key + "` is unknown" + where + "; " + Spelling.cure(key, known));
        }
    }
}
