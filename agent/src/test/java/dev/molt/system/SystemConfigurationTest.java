package dev.molt.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.StartType;
import dev.molt.diag.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What configures a release. */
class SystemConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void isNothingWithoutAFile() throws Exception {
        assertEquals(Map.of(), SystemConfiguration.read(folder, name -> null));
    }

    @Test
    void isTheFileWithVariablesIfThereAreBoth() throws Exception {
        Files.writeString(folder.resolve("sys.config.yaml"), "pea: {port: 1}");
        assertEquals(Map.of("pea", Map.of("port", 1L)), SystemConfiguration.read(folder, name -> null));
        Files.writeString(folder.resolve("sys.config.yaml.src"), "pea: {port: ${PORT}}");
        assertEquals(Map.of("pea", Map.of("port", 2L)), SystemConfiguration.read(folder, Map.of("PORT", "2")::get));
    }

    @Test
    void keysAndValuesAreOfAnyScript() throws Exception {
        Files.writeString(folder.resolve("sys.config.yaml.src"), "pea: {αβ: ${NAME:-δ}, ключ: значение}");
        assertEquals(
                Map.of("pea", Map.of("αβ", "δ", "ключ", "значение")),
                SystemConfiguration.read(folder, name -> null));
    }

    @Test
    void namesItsFileAndThePlaceOfAVariableWithoutAValue() throws Exception {
        Path file = folder.resolve("sys.config.yaml.src");
        Files.writeString(file, "pea:\n  port: ${PORT}\n");
        assertEquals(
                file + ":2:9: error: the environment variable PORT is not set\n    port: ${PORT}\n          ^\n"
                        + "  cure: set it, or write what stands in its place: ${PORT:-default}",
                assertThrows(RefusedException.class, () -> SystemConfiguration.read(folder, name -> null))
                        .getMessage());
    }

    @Test
    void liesOverWhatTheApplicationsSay() {
        BootPlan plan = new BootPlan("r", "1", List.of(application("pea", Map.of("port", 1L, "host", "h")),
                application("regis", Map.of())));
        SortedMap<String, SortedMap<String, Object>> system = new TreeMap<>(
                Map.of("pea", new TreeMap<>(Map.of("port", 2L, "more", true)), "peas", new TreeMap<>()));
        assertEquals(
                Map.of("pea", Map.of("port", 2L, "host", "h", "more", true), "regis", Map.of()),
                SystemConfiguration.of(plan, system));
        assertEquals(
                "[warning: the configuration of peas is not used, as r 1 has no such application\n"
                        + "  cure: take it out, or write the application's name]",
                SystemConfiguration.unused(plan, system).stream().map(d -> d.render()).toList().toString());
    }

    private static BootApplication application(String name, Map<String, Object> env) {
        return new BootApplication(
                new ApplicationDescriptor(
                        name, "1", "", List.of(), new TreeMap<>(env), Optional.empty(), Optional.empty(),
                        Optional.empty(), List.of()),
                StartType.PERMANENT);
    }
}
