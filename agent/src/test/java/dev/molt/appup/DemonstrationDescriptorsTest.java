package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The demonstration's descriptors can be read, and what they name is there. */
class DemonstrationDescriptorsTest {

    private static final Path DEMO = Path.of("../demo-app");
    private static final String DESCRIPTOR = "src/main/resources/META-INF/molt/application.yaml";

    @TestFactory
    Stream<DynamicTest> anApplicationIsWhatItsFolderSays() throws IOException {
        return folders(DEMO, DESCRIPTOR).map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
            ApplicationDescriptor read = application(folder);
            assertEquals(folder.getFileName().toString(), read.application() + "-" + read.version());
        }));
    }

    @TestFactory
    Stream<DynamicTest> anApplicationHasTheMethodsThatItNames() throws IOException {
        return folders(DEMO, DESCRIPTOR).map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
            ApplicationDescriptor read = application(folder);
            List<String> functions = new ArrayList<>();
            Stream.of(read.start(), read.stop(), read.configChange()).forEach(f -> f.ifPresent(functions::add));
            for (ApplicationDescriptor.Container container : read.containers()) {
                assertTrue(Files.exists(source(read, container.module())), container.module());
                for (Child child : container.children()) {
                    functions.add(child.module() + "." + child.start());
                    child.stop().ifPresent(stop -> functions.add(child.module() + "." + stop));
                }
            }
            for (String function : functions) {
                int dot = function.lastIndexOf('.');
                String text = Files.readString(source(read, function.substring(0, dot)));
                assertTrue(text.contains(" " + function.substring(dot + 1) + "("), function);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> aReleaseConsistsOfApplicationsThatThereAre() throws IOException {
        return folders(DEMO.resolve("releases"), "release.yaml")
                .map(folder -> dynamicTest(folder.getFileName().toString(), () -> {
                    ReleaseDescriptor read = ReleaseReader.read(source(folder.resolve("release.yaml")));
                    assertTrue(folder.getFileName().toString().endsWith("-" + read.version().value()));
                    Set<String> names = new TreeSet<>();
                    for (ReleaseDescriptor.Member member : read.applications()) {
                        ApplicationDescriptor application = application(
                                DEMO.resolve(member.application().value() + "-" + member.version().value()));
                        assertTrue(names.containsAll(application.applications()), "what it needs stands before it");
                        names.add(application.application());
                    }
                }));
    }

    @Test
    void oneEntryOfRusServesAllOfOneForm() throws Exception {
        Appup read = AppupReader.read(source(Path.of("../upgrades/rus-2.0.0.appup.yaml")));
        for (Appup.Entry entry : List.of(read.up().get(0), read.down().get(0))) {
            assertEquals(
                    List.of("1.0.0", "1.7.3", "1.10.0"),
                    Stream.of("1.0.0", "1.7.3", "1.10.0", "1.7", "1.7.3.1", "2.0.0", "11.0.0")
                            .filter(entry.version().value()::matches)
                            .toList());
        }
    }

    @Test
    void configurationsHoldWhatTheApplicationsKnow() throws Exception {
        SortedMap<String, Object> read = new TreeMap<>();
        for (Path folder : folders(DEMO.resolve("releases"), "release.yaml").toList()) {
            Path plain = folder.resolve("sys.config.yaml");
            Path template = folder.resolve("sys.config.yaml.src");
            if (Files.exists(plain)) {
                read.put(folder.getFileName().toString(), ConfigurationReader.read(source(plain)));
            } else if (Files.exists(template)) {
                read.put(
                        folder.getFileName().toString(),
                        ConfigurationReader.substituted(source(template), Map.of("PEA_PORT", "8081")::get));
            }
        }
        assertEquals(
                Map.of(
                        "game-1.0.0", Map.of("sockserv", Map.of("port", 0L)),
                        "game-1.1.0", Map.of("sockserv", Map.of("port", 0L)),
                        "mysystem-FIRST", Map.of("pea", Map.of("port", 8081L)),
                        "mysystem-SECOND", Map.of("pea", Map.of("port", 8081L, "greeting", "hello again")),
                        "rus-2.0.0", Map.of("rus", Map.of("greeting", "good evening"))),
                read);
    }

    private static Stream<Path> folders(Path parent, String file) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> Files.exists(folder.resolve(file))).sorted().toList().stream();
        }
    }

    private static ApplicationDescriptor application(Path folder) throws IOException, RefusedException {
        return ApplicationReader.read(source(folder.resolve(DESCRIPTOR)));
    }

    private static Source source(Path file) throws IOException {
        return new Source(file.toString(), Files.readString(file));
    }

    /** The source in this version, or in one whose sources lie below. */
    private static Path source(ApplicationDescriptor application, String module) throws IOException {
        String file = "src/main/java/" + module.replace('.', '/') + ".java";
        Path own = DEMO.resolve(application.application() + "-" + application.version());
        return Stream.concat(Stream.of(own), folders(DEMO, file))
                .map(folder -> folder.resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + module));
    }
}
