package dev.molt.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptor goes before the manifest, the manifest before Maven's file, and a file's name is the last resort. */
class ApplicationFinderTest {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String POM = "META-INF/maven/g/pom-app/pom.properties";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @TempDir
    private Path temp;

    @Test
    void descriptorGoesFirst() throws Exception {
        manifest("Implementation-Title: manifest-app", "Implementation-Version: 2");
        put(ApplicationFinder.DESCRIPTOR, "application: shop\nversion: 1.10\n");
        assertEquals(new Application("shop", "1.10", ApplicationFinder.DESCRIPTOR), found("x.jar"));
    }

    @Test
    void manifestGoesBeforeMaven() throws Exception {
        manifest("Implementation-Title:  The Shop ", "Implementation-Version: 2");
        put(POM, "artifactId=pom-app\nversion=3\n");
        assertEquals(new Application("The Shop", "2", MANIFEST), found("x.jar"));
    }

    @Test
    void halfAManifestIsNone() throws Exception {
        manifest("Implementation-Title: manifest-app");
        put(POM, "artifactId=pom-app\nversion=3\n");
        assertEquals(new Application("pom-app", "3", POM), found("x.jar"));
    }

    @Test
    void severalPomsNameNothing() throws Exception {
        put(POM, "artifactId=pom-app\nversion=3\n");
        put("META-INF/maven/g/library/pom.properties", "artifactId=library\nversion=9\n");
        assertEquals(new Application("bundle", "", ""), found("bundle.jar"));
    }

    @Test
    void halfAPomNamesNothing() throws Exception {
        put(POM, "artifactId=pom-app\n");
        assertEquals(new Application("x", "", ""), found("x.jar"));
    }

    @Test
    void fileNameIsTheLastResort() throws Exception {
        put("shop/Till.class", "");
        assertEquals(new Application("shop", "", ""), found("shop-1.2.0.jar"));
        assertEquals(new Application("shop", "", ""), found("shop-1.2.0-SNAPSHOT.jar"));
        assertEquals(new Application("shop", "", ""), found("shop-1.2.0.RELEASE.jar"));
        assertEquals(new Application("my-shop-2go", "", ""), found("my-shop-2go.jar"));
        assertEquals(new Application("shop", "", ""), found("shop.jar"));
        assertEquals(new Application("1.0.jar-less", "", ""), found("1.0.jar-less"));
    }

    @Test
    void folderIsNamedByItsFolder() throws Exception {
        put("shop/Till.class", "");
        try (CodeSource code = CodeSource.open(Jars.folder(temp.resolve("classes"), entries))) {
            assertEquals(new Application("classes", "", ""), ApplicationFinder.find(code));
        }
    }

    @Test
    void descriptorThatIsWrongIsRefusedWithItsPlace() {
        put(ApplicationFinder.DESCRIPTOR, "application: shop\nversoin: 1\n");
        RefusedException refused = assertThrows(RefusedException.class, () -> found("x.jar"));
        Diagnostic first = refused.diagnostics().get(0);
        assertTrue(
                first.position().toString().endsWith("x.jar!/" + ApplicationFinder.DESCRIPTOR + ":2:1"),
                first::render);
    }

    private Application found(String file) throws Exception {
        try (CodeSource code = CodeSource.open(Jars.jar(temp.resolve(file), entries))) {
            return ApplicationFinder.find(code);
        }
    }

    private void manifest(String... lines) {
        put(MANIFEST, "Manifest-Version: 1.0\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
    }

    private void put(String path, String text) {
        entries.put(path, Jars.text(text));
    }
}
