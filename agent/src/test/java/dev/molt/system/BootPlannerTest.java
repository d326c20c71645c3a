package dev.molt.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseReader;
import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.system.BootPlanner.Planned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release starts, in which order, and what it cannot start. */
class BootPlannerTest {

    @TempDir
    private Path root;

    @Test
    void whatHasToBeThereStartsBeforeAndAllElseInTheOrderOfTheRelease() throws Exception {
        application("c", "1.0", "applications: [d, a]");
        application("b", "1.0", "");
        application("a", "1.0", "");
        application("d", "1.0", "applications: [a]");
        Planned planned = plan("c", "b", "a", "d");
        assertEquals(List.of("a", "d", "c", "b"), names(planned));
        assertEquals(
                List.of(jar("a"), jar("d"), jar("c"), jar("b")),
                planned.classPath());
        assertEquals(List.of(), planned.warnings());
        assertEquals("r", planned.plan().release());
        assertEquals("FIRST", planned.plan().version());
    }

    @Test
    void whatIsOfTypeNoneIsNotOnTheClassPath() throws Exception {
        application("a", "1.0", "");
        application("b", "1.0", "");
        application("c", "1.0", "");
        Planned planned = plan("a", "b, type: none", "c, type: load");
        assertEquals(List.of("a", "b", "c"), names(planned));
        assertEquals(List.of(jar("a"), jar("c")), planned.classPath());
        assertEquals(StartType.LOAD, planned.plan().application("c").orElseThrow().type());
    }

    @Test
    void aJarThatSaysNothingOfItselfIsWhatTheReleaseSays() throws Exception {
        jar(jar("library"), "x/X.class", "");
        BootApplication library = plan("library").plan().applications().get(0);
        assertEquals("library 1.0", library.toString());
        assertEquals(List.of(), library.descriptor().applications());
    }

    @Test
    void whatIsNotInTheReleaseCannotBeWaitedFor() throws Exception {
        application("a", "1.0", "applications: [regis, b]");
        application("b", "1.0", "applications: [peas]");
        assertRefused(
                """
                undefined_applications release.yaml:4:19: error: a needs regis to be started before it, which is not in the release
                    - {application: a, version: "1.0"}
                                    ^
                  cure: add - {application: regis, version: ...}
                undefined_applications release.yaml:5:19: error: b needs peas to be started before it, which is not in the release
                    - {application: b, version: "1.0"}
                                    ^
                  cure: add - {application: peas, version: ...}
                """,
                "a",
                "b");
    }

    @Test
    void nobodyCanWaitForHimself() throws Exception {
        application("a", "1.0", "applications: [b]");
        application("b", "1.0", "applications: [c]");
        application("c", "1.0", "applications: [b]");
        assertRefused(
                """
                circular_dependencies release.yaml:5:19: error: these wait for each other: b after c after b
                    - {application: b, version: "1.0"}
                                    ^
                  cure: take one of them out of another's applications
                """,
                "a",
                "b",
                "c");
    }

    @Test
    void whatIsWaitedForIsStarted() throws Exception {
        application("a", "1.0", "applications: [b]");
        application("b", "1.0", "");
        assertRefused(
                """
                not_started release.yaml:4:19: error: a needs b to be started before it, whose type is load
                    - {application: a, version: "1.0"}
                                    ^
                  cure: take that type out, or give a the same
                """,
                "a",
                "b, type: load");
        assertEquals(List.of("b", "a"), names(plan("a, type: load", "b, type: load")));
    }

    @Test
    void everyJarIsThereOnceAndIsWhatTheReleaseSays() throws Exception {
        application("a", "1.0", "");
        jar(jar("a").resolveSibling("other.jar"));
        Files.createDirectories(jar("b").getParent());
        jar(jar("d"), "META-INF/molt/application.yaml", "{application: e, version: \"1.0\"}");
        jar(jar("f"), "META-INF/molt/application.yaml", "{application: f, version: \"1.1\"}");
        jar(jar("g"), "META-INF/maven/x/g/pom.properties", "artifactId=x\nversion=3\n");
        Files.createDirectories(jar("h").getParent());
        Files.writeString(jar("h"), "no jar");
        assertRefused(
                """
                not_found release.yaml:4:19: error: ROOT/lib/a-1.0 holds 2 jars
                    - {application: a, version: "1.0"}
                                    ^
                  cure: put one jar there, and no other
                not_found release.yaml:5:19: error: ROOT/lib/b-1.0 holds no jar
                    - {application: b, version: "1.0"}
                                    ^
                  cure: put one jar there, and no other
                not_found release.yaml:6:19: error: there is no ROOT/lib/c-1.0
                    - {application: c, version: "1.0"}
                                    ^
                  cure: unpack the release, or put the application's jar there
                not_found release.yaml:7:19: error: ROOT/lib/d-1.0/d.jar is the application e, not d
                    - {application: d, version: "1.0"}
                                    ^
                  cure: write e, or put another jar there
                no_valid_version release.yaml:8:31: error: ROOT/lib/f-1.0/f.jar is version 1.1 by its META-INF/molt/application.yaml, not 1.0
                    - {application: f, version: "1.0"}
                                                ^
                  cure: write 1.1, or put another jar there
                no_valid_version release.yaml:9:31: error: ROOT/lib/g-1.0/g.jar is version 3 by its META-INF/maven/x/g/pom.properties, not 1.0
                    - {application: g, version: "1.0"}
                                                ^
                  cure: write 3, or put another jar there
                not_found release.yaml:10:19: error: ROOT/lib/h-1.0/h.jar cannot be read: zip END header not found
                    - {application: h, version: "1.0"}
                                    ^
                  cure: put a whole jar there
                """,
                "a", "b", "c", "d", "f", "g", "h");
    }

    @Test
    void everyClassThatADescriptorNamesIsInItsJar() throws Exception {
        jar(
                jar("a"),
                "a/App.class", "",
                "META-INF/molt/application.yaml",
                """
                application: a
                version: "1.0"
                start: a.App.start
                stop: a.Ap.stop
                config_change: other.Thing.configChange
                containers:
                  - container: a.Sup
                    children: [{child: one, module: a.One, start: start}]
                """);
        assertRefused(
                """
                undef_module release.yaml:4:19: error: a has no class a.Ap, which is stop in its descriptor
                    - {application: a, version: "1.0"}
                                    ^
                  cure: write a.App there
                undef_module release.yaml:4:19: error: a has no class other.Thing, which is config_change in its descriptor
                    - {application: a, version: "1.0"}
                                    ^
                  cure: put the class into ROOT/lib/a-1.0/a.jar, or name another one
                undef_module release.yaml:4:19: error: a has no class a.Sup, which is the container in its descriptor
                    - {application: a, version: "1.0"}
                                    ^
                  cure: put the class into ROOT/lib/a-1.0/a.jar, or name another one
                undef_module release.yaml:4:19: error: a has no class a.One, which is the child one in its descriptor
                    - {application: a, version: "1.0"}
                                    ^
                  cure: put the class into ROOT/lib/a-1.0/a.jar, or name another one
                """,
                "a");
    }

    @Test
    void aClassInTwoJarsIsToldOf() throws Exception {
        jar(jar("a"), "x/X.class", "", "x/Y.class", "", "x/A.class", "");
        jar(jar("b"), "x/X.class", "", "x/Y.class", "");
        jar(jar("c"), "x/A.class", "");
        jar(jar("d"), "x/A.class", "");
        assertEquals(
                """
                duplicate_modules release.yaml:5:19: warning: x.X and 1 more are in a and in b, and that of a is loaded
                    - {application: b, version: "1.0"}
                                    ^
                  cure: leave it out of one of the two
                duplicate_modules release.yaml:6:19: warning: x.A is in a and in c, and that of a is loaded
                    - {application: c, version: "1.0"}
                                    ^
                  cure: leave it out of one of the two
                """,
                text(plan("a", "b", "c", "d, type: none").warnings()));
    }

    private void assertRefused(String text, String... members) {
        assertEquals(text, text(assertThrows(RefusedException.class, () -> plan(members)).diagnostics()));
    }

    private String text(List<Diagnostic> diagnostics) {
        StringBuilder text = new StringBuilder();
        diagnostics.forEach(d -> text.append(d.code()).append(' ').append(d.render()).append('\n'));
        return text.toString().replace(root.toString(), "ROOT");
    }

    private Planned plan(String... members) throws RefusedException {
        StringBuilder text = new StringBuilder("release: r\nversion: FIRST\napplications:\n");
        for (String member : members) {
            String[] nameAndType = member.split(", ");
            text.append("  - {application: " + nameAndType[0] + ", version: \"1.0\""
                    + (nameAndType.length > 1 ? ", " + nameAndType[1] : "") + "}\n");
        }
        ReleaseDescriptor release = ReleaseReader.read(new Source("release.yaml", text.toString()));
        return BootPlanner.plan(release, Library.read(root, release));
    }

    private static List<String> names(Planned planned) {
        return planned.plan().applications().stream().map(BootApplication::name).toList();
    }

    private Path jar(String application) {
        return root.resolve("lib/" + application + "-1.0/" + application + ".jar");
    }

    private void application(String name, String version, String more) throws IOException {
        jar(jar(name), "META-INF/molt/application.yaml", "application: " + name + "\nversion: '" + version + "'\n" + more);
    }

    /** Writes a jar of these paths and texts. */
    private static void jar(Path file, String... entries) throws IOException {
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entries.length; i += 2) {
                jar.putNextEntry(new JarEntry(entries[i]));
                jar.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
