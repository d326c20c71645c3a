package dev.molt.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.classfile.ClassFile;
import dev.molt.classfile.References;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What lies in {@code molt.jar}: in the open only the entry points, and what authors of transforms compile against, as the JVM
 * puts it on every target's class path.
 */
class MoltJarIT {

    private static final List<String> LIBRARIES = List.of(
            "org/objectweb/", "org/yaml/", "com/google/gson", "com/google/errorprone", "net/bytebuddy/agent", "picocli/");

    private final NestedJar jar = NestedJar.of(Jvm.moltJar());
    private final NestedJar core = jar.nested("META-INF/molt/core.jar");
    private final NestedJar boot = jar.nested("META-INF/molt/boot.jar");

    static Stream<Jdk> jdks() {
        return Jdk.all();
    }

    @Test
    void inTheOpenLieOnlyTheEntryPointsAndWhatTransformsNeed() {
        Set<String> open = jar.names().stream()
                .map(name -> name.replaceAll("^dev/molt/launch/[^/]*\\.class$", "dev/molt/launch/*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(Set.of(
                        "META-INF/MANIFEST.MF",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE",
                        "META-INF/molt/core.jar",
                        "META-INF/molt/boot.jar",
                        "dev/molt/CodeChange.class",
                        "dev/molt/OldState.class",
                        "dev/molt/launch/*")),
                open);
    }

    @Test
    void aClassThatTransformsCompilesAgainstItAlone(@TempDir Path folder) throws IOException {
        String example = Pattern.compile("```java\n(.*? implements CodeChange<.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/appup.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        Path source = Files.writeString(folder.resolve("MarketCodeChange.java"),
                example + "class Market { String title() { return null; } }");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int exit = ToolProvider.getSystemJavaCompiler().run(null, told, told, "-Xlint:all", "-Werror", "--release", "17",
                "-cp", Jvm.moltJar().toString(), "-d", folder.toString(), source.toString());
        assertEquals("", told.toString(StandardCharsets.UTF_8));
        assertEquals(0, exit);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anApplicationSeesNothingOfMoltsLibraries(Jdk jdk) {
        Jvm seen = Jvm.run(jdk, List.of(Jvm.agent("")), LookingProgram.class, "classes");
        assertFalse(seen.out().isEmpty(), seen::toString);
        seen.out().lines().forEach(line -> assertTrue(line.endsWith(" absent"), line));
    }

    @Test
    void theCoreHoldsOnlyOurPackages() {
        core.names().stream()
                .filter(name -> !name.startsWith("dev/molt/"))
                .forEach(name -> assertEquals("META-INF/MANIFEST.MF", name));
        assertEquals(List.of(), core.names().stream().filter(name -> name.startsWith("dev/molt/launch/")).toList());
        assertEquals(List.of(), core.names().stream().filter(name -> name.startsWith("dev/molt/boot/")).toList());
    }

    @Test
    void inTheCoreNothingNamesALibraryByItsOldName() {
        core.bytes().forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                References.in(ClassFile.of(bytes)).classes().forEach(used -> LIBRARIES.forEach(library ->
                        assertFalse(used.replace('.', '/').startsWith(library), () -> name + " names " + used)));
            } else {
                String text = new String(bytes, StandardCharsets.UTF_8).replace('.', '/');
                LIBRARIES.forEach(library -> assertFalse(text.contains(library), () -> name + " names " + library));
            }
        });
    }

    @Test
    void theBootJarHoldsTypesOverTheBaseModuleAlone() {
        boot.bytes().forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                References.in(ClassFile.of(bytes)).classes().forEach(used -> assertTrue(
                        boot.names().contains(used.replace('.', '/') + ".class") || ImportRulesTest.isOfBase(used),
                        () -> name + ": " + used));
            }
        });
        assertEquals(
                Set.of("META-INF/MANIFEST.MF", "dev/molt/", "dev/molt/boot/"),
                boot.names().stream()
                        .map(name -> name.replaceAll("[^/]*\\.class$", ""))
                        .collect(Collectors.toSet()));
    }

    @Test
    void noEntryTellsWhenItWasBuilt() {
        LocalDateTime fixed = LocalDateTime.of(2026, 1, 1, 0, 0);
        Stream.of(jar, boot).forEach(part -> part.times().forEach((name, time) -> assertEquals(fixed, time, name)));
        core.times().forEach((name, time) -> {
            // A library's entries keep the time of its own release, which no build of ours changes.
            if (!name.startsWith("dev/molt/shaded/")) {
                assertEquals(fixed, time, name);
            }
        });
    }

    @Test
    void theLicenceOfEachLibraryIsTold() {
        String notice = new String(jar.bytes().get("META-INF/NOTICE"), StandardCharsets.UTF_8);
        Set<String> shaded = core.names().stream()
                .map(Pattern.compile("dev/molt/shaded/([a-z]+)/.*")::matcher)
                .filter(match -> match.matches())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertNotEquals(Set.of(), shaded);
        String letters = notice.toLowerCase(java.util.Locale.ROOT).replaceAll("[- _]", "");
        shaded.forEach(library -> assertTrue(letters.contains(library), library));
    }
}
