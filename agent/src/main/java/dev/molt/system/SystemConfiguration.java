package dev.molt.system;

import dev.molt.appup.ConfigurationReader;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The configuration of a release: what its applications say, and over it what the release's own file says. */
public final class SystemConfiguration {

    private static final String FIXED = "sys.config.yaml";
    private static final String WITH_VARIABLES = "sys.config.yaml.src";

    private SystemConfiguration() {}

    /**
     * What the file in a release's folder says; nothing if there is none. The one with variables wins.
     *
     * @param environment the value of a variable, or null if it is not set
     * @throws RefusedException if it cannot be read, with every error that it has
     */
    public static SortedMap<String, SortedMap<String, Object>> read(Path folder, UnaryOperator<String> environment)
            throws RefusedException, IOException {
        Path source = folder.resolve(WITH_VARIABLES);
        if (Files.exists(source)) {
            return ConfigurationReader.substituted(text(source), environment);
        }
        Path fixed = folder.resolve(FIXED);
        return Files.exists(fixed) ? ConfigurationReader.read(text(fixed)) : new TreeMap<>();
    }

    /** The configuration of each application of a plan: its own, and over it the system's. */
    public static SortedMap<String, SortedMap<String, Object>> of(
            BootPlan plan, SortedMap<String, SortedMap<String, Object>> system) {
        SortedMap<String, SortedMap<String, Object>> all = new TreeMap<>();
        for (BootApplication application : plan.applications()) {
            SortedMap<String, Object> own = new TreeMap<>(application.descriptor().env());
            own.putAll(system.getOrDefault(application.name(), Collections.emptySortedMap()));
            all.put(application.name(), Collections.unmodifiableSortedMap(own));
        }
        return Collections.unmodifiableSortedMap(all);
    }

    /** A warning for each application that is configured and not in the plan. */
    public static List<Diagnostic> unused(BootPlan plan, SortedMap<String, SortedMap<String, Object>> system) {
        return system.keySet().stream()
                .filter(name -> plan.application(name).isEmpty())
                .map(name -> Diagnostic.warning(
                        "unused_configuration",
                        null,
                        "the configuration of " + name + " is not used, as " + plan.release() + " " + plan.version()
                                + " has no such application",
                        "take it out, or write the application's name"))
                .toList();
    }

    private static Source text(Path file) throws IOException {
        return new Source(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }
}
