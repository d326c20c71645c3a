package dev.molt.appup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an application says of itself. */
class ApplicationReaderTest {

    @Test
    void hasANameAVersionAndADescription() throws Exception {
        assertEquals(
                named("processquest", "1.10", "A game, played by itself"),
                read("application: processquest\nversion: 1.10\ndescription: A game, played by itself\n"));
    }

    @Test
    void mayLeaveItsDescriptionOut() throws Exception {
        assertEquals(named("a", "1", ""), read("{application: a, version: 1}"));
    }

    @Test
    void saysHowItStartsAndWhatLivesInIt() throws Exception {
        ApplicationDescriptor read = read(
                """
                application: release_h
                version: "0.2"
                applications: [regis, größe]
                env: {greeting: hello, port: 8080, ratio: 0.5, loud: true, zip: "0123"}
                start: hello.HelloApp.start
                stop: hello.HelloApp$Inner.stop
                config_change: hello.HelloApp.configChange
                containers:
                  - container: hello.HelloSup
                    children:
                      - {child: hello_gen, module: hello.HelloGen, start: start, stop: close}
                      - {child: hello_log, module: hello.HelloLog, start: open}
                  - {container: hello.Empty, children: []}
                """);
        assertEquals(
                new ApplicationDescriptor(
                        "release_h",
                        "0.2",
                        "",
                        List.of("regis", "größe"),
                        new TreeMap<>(Map.of(
                                "greeting", "hello", "port", 8080L, "ratio", 0.5, "loud", true, "zip", "0123")),
                        Optional.of("hello.HelloApp.start"),
                        Optional.of("hello.HelloApp$Inner.stop"),
                        Optional.of("hello.HelloApp.configChange"),
                        List.of(
                                new Container(
                                        "hello.HelloSup",
                                        List.of(
                                                new Child("hello_gen", "hello.HelloGen", "start", Optional.of("close")),
                                                new Child("hello_log", "hello.HelloLog", "open", Optional.empty()))),
                                new Container("hello.Empty", List.of()))),
                read);
    }

    @Test
    void isReadAsStrictlyAsAnUpgradeFile() {
        RefusedException refused =
                assertThrows(RefusedException.class, () -> read("aplication: a\nversion: [1]\nmodules: []\n"));
        assertEquals(
                """
                application.yaml:1:1: error: an application descriptor has no key "aplication"
                  aplication: a
                  ^
                  cure: write application
                application.yaml:2:10: error: a version is wanted here, not a list
                  version: [1]
                           ^
                  cure: write for example 1.1.0
                application.yaml:3:1: error: an application descriptor has no key "modules"
                  modules: []
                  ^
                  cure: use one of application, version, description, applications, env, start, stop, config_change, containers""",
                refused.getMessage());
    }

    @Test
    void isAMapping() {
        RefusedException refused = assertThrows(RefusedException.class, () -> read("processquest 1.0"));
        assertEquals(1, refused.diagnostics().size());
        assertEquals("wrong_type", refused.diagnostics().get(0).code());
    }

    private static ApplicationDescriptor read(String text) throws RefusedException {
        return ApplicationReader.read(new Source("application.yaml", text));
    }

    private static ApplicationDescriptor named(String application, String version, String description) {
        return new ApplicationDescriptor(
                application,
                version,
                description,
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }
}
