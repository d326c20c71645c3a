package dev.molt.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.molt.archive.Limits;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed, and what is not, as it could not start. */
class AssemblyTest {

    @TempDir
    private Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() throws IOException {
        workshop = Workshop.of(folder);
    }

    @Test
    void anArchiveHoldsTheApplicationsMoltAndWhatPeopleWrote() throws IOException, RefusedException {
        Assembly first = workshop.first();
        Path config = workshop.text("settings.yaml.src", "pea: {port: \"${PORT}\", name: \"${NAME:-x}\"}\n");
        Path relup = workshop.text("relup.yaml", "release: mysystem\nversion: FIRST\n");
        Packer.Packed packed = Packer.pack(
                new Assembly(first.descriptor(), first.libraries(), Optional.of(config), Optional.of(relup), first.molt()),
                Optional.of(folder.resolve("out.jar")),
                Limits.defaults(),
                Optional.empty());
        assertEquals(List.of("mysystem", "FIRST", "1.0"), List.of(packed.release(), packed.version(), packed.molt()));
        try (JarFile jar = new JarFile(packed.archive().toFile())) {
            assertEquals(
                    List.of(
                            "META-INF/MANIFEST.MF",
                            "lib/molt-1.0/molt.jar",
                            "lib/pea-1.0/pea-1.0.jar",
                            "lib/regis-1.0/regis-1.0.jar",
                            "releases/FIRST/release.yaml",
                            "releases/FIRST/relup.yaml",
                            "releases/FIRST/sys.config.yaml.src"),
                    jar.stream().map(ZipEntry::getName).toList());
            assertEquals(
                    "release: mysystem\nversion: FIRST\nmolt: \"1.0\"\napplications:\n"
                            + "  - {application: pea, version: \"1.0\"}\n"
                            + "  - {application: regis, version: \"1.0\"}\n",
                    new String(jar.getInputStream(jar.getEntry("releases/FIRST/release.yaml")).readAllBytes()));
        }
        assertEquals(
                List.of("lib/pea-1.0.jar", "lib/pea-2.0.jar", "lib/regis-1.0.jar", "molt.jar", "out.jar", "release.yaml",
                        "relup.yaml", "settings.yaml.src"),
                Workshop.files(folder));
    }

    @Test
    void aVersionOfMoltThatIsNamedStaysAsItWasWritten() throws IOException, RefusedException {
        String text = "molt: '1.0' # ours\n" + Workshop.release("FIRST", "regis 1.0");
        assertEquals(text, described(workshop.assembly(text)));
    }

    private String described(Assembly assembly) throws IOException, RefusedException {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        return Files.readString(assembly.into(tree).folder().descriptor());
    }

    @Test
    void aJarIsFoundInAFolderOfItsNameOrByItself() throws IOException, RefusedException {
        Path regis = Files.move(workshop.lib().resolve("regis-1.0.jar"), folder.resolve("other.jar"));
        Path pea = Files.createDirectory(workshop.lib().resolve("pea-1.0"));
        Files.move(workshop.lib().resolve("pea-1.0.jar"), pea.resolve("any.jar"));
        Path descriptor = workshop.first().descriptor();
        new Assembly(descriptor, List.of(workshop.lib(), regis), Optional.empty(), Optional.empty(), workshop.molt())
                .into(Files.createDirectory(folder.resolve("tree")));
        assertEquals(
                List.of("molt-1.0/molt.jar", "pea-1.0/pea-1.0.jar", "regis-1.0/regis-1.0.jar"),
                Workshop.files(folder.resolve("tree/lib")));
    }

    @Test
    void everyJarThatIsMissingIsTold() {
        refused(
                workshop.assembly(Workshop.release("FIRST", "pea 3.0", "rus 1.0")),
                "not_found there is no jar of pea 3.0 in " + workshop.lib(),
                "not_found there is no jar of rus 1.0 in " + workshop.lib());
    }

    @Test
    void whatCouldNotStartIsRefusedWithTheNamesOfTheFilesThatPeopleKnow() throws IOException {
        refused(
                workshop.assembly(Workshop.release("FIRST", "pea 1.0")),
                "undefined_applications pea needs regis to be started before it, which is not in the release");
        Files.move(workshop.lib().resolve("regis-1.0.jar"), workshop.lib().resolve("regis-1.1.jar"));
        refused(
                workshop.assembly(Workshop.release("FIRST", "regis 1.1")),
                "no_valid_version " + workshop.lib() + "/regis-1.1.jar is version 1.0 by its"
                        + " META-INF/molt/application.yaml, not 1.1");
    }

    @Test
    void placesAreInTheFilesThatPeopleKnow() throws IOException {
        Path jar = workshop.application("pea", "1.0", "included_applications: [regis]\n");
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> Packer.pack(workshop.first(), Optional.of(folder.resolve("x.jar")), Limits.defaults(), Optional.empty()));
        assertEquals(
                jar + "!/META-INF/molt/application.yaml:3:1",
                refused.diagnostics().get(0).position().toString());
        assertEquals("unknown_key", refused.diagnostics().get(0).code());
    }

    @Test
    void moltHasToBeTheOneThatTheReleaseNames() {
        refused(
                workshop.assembly("molt: '2.0'\n" + Workshop.release("FIRST", "regis 1.0")),
                "bad_molt " + workshop.molt() + " is Molt 1.0, and " + folder + "/release.yaml names 2.0");
        workshop.molt("Other", "1.0");
        refused(workshop.first(), "bad_molt " + workshop.molt() + " is not Molt, but Other");
    }

    @Test
    void aDescriptorInOneLineHasNoPlaceForTheVersionOfMolt() {
        refused(
                workshop.assembly("{release: mysystem, version: FIRST,\n"
                        + " applications: [{application: regis, version: '1.0'}]}\n"),
                "no_molt the version of Molt cannot be added behind this line");
    }

    @Test
    void configurationAndScriptsAreRead() {
        Assembly first = workshop.first();
        Path config = workshop.text("sys.config.yaml.src", "pea: {port: \"${1}\", host: \"${HOST}\"}\n");
        refused(with(first, Optional.of(config), Optional.empty()), "bad_variable ${1} is not a variable");
        Path relup = workshop.text("relup.yaml", "release: mysystem\nversion: SECOND\n");
        refused(
                with(first, Optional.empty(), Optional.of(relup)),
                "bad_relup these are the scripts of mysystem SECOND, and not of mysystem FIRST");
        refused(
                with(first, Optional.of(folder.resolve("none.yaml")), Optional.empty()),
                "no_such_file there is no file " + folder + "/none.yaml");
    }

    private static Assembly with(Assembly assembly, Optional<Path> config, Optional<Path> relup) {
        return new Assembly(assembly.descriptor(), assembly.libraries(), config, relup, assembly.molt());
    }

    /** What is refused leaves nothing. */
    private void refused(Assembly assembly, String... told) {
        Path output = folder.resolve("refused.jar");
        RefusedException refused = assertThrows(
                RefusedException.class,
                () -> Packer.pack(assembly, Optional.of(output), Limits.defaults(), Optional.empty()));
        assertEquals(
                List.of(told),
                refused.diagnostics().stream().map(AssemblyTest::told).toList());
        String[] left = folder.toFile().list((place, name) -> name.startsWith(".") || name.equals("refused.jar"));
        assertEquals(List.of(), List.of(left));
    }

    private static String told(Diagnostic diagnostic) {
        return diagnostic.code() + " " + diagnostic.message();
    }
}
