package dev.molt.code;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ApplicationReader;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Tells which application and version a code source holds: its descriptor {@value #DESCRIPTOR}, else the manifest's
 * {@code Implementation-Title} and {@code -Version}, else the one {@code pom.properties} that Maven packed.
 */
public final class ApplicationFinder {

    /** Where an application's descriptor lies. */
    public static final String DESCRIPTOR = "META-INF/molt/application.yaml";

    /** What build tools put behind a jar's name: {@code -1.2.0-SNAPSHOT.jar}. */
    private static final Pattern VERSION_AND_ENDING =
            Pattern.compile("(-[0-9]+(\\.[0-9A-Za-z]+)*(-[0-9A-Za-z.]+)?)?\\.jar$");

    private ApplicationFinder() {}

    /**
     * The application of a code source; where nothing tells, its file's name without a version.
     *
     * @throws RefusedException if there is a descriptor and it is wrong
     */
    public static Application find(CodeSource code) throws IOException, RefusedException {
        Optional<ApplicationDescriptor> descriptor = descriptor(code);
        if (descriptor.isPresent()) {
            return new Application(descriptor.get().application(), descriptor.get().version(), DESCRIPTOR);
        }
        Optional<Application> manifest = fromManifest(code);
        return manifest.isPresent() ? manifest.get() : fromPom(code).orElseGet(() -> byFileName(code));
    }

    /**
     * What the application of a code source says of itself, or empty if it says nothing.
     *
     * @throws RefusedException if what it says is wrong
     */
    public static Optional<ApplicationDescriptor> descriptor(CodeSource code) throws IOException, RefusedException {
        Optional<byte[]> descriptor = code.resource(DESCRIPTOR);
        if (descriptor.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(descriptor.get(), StandardCharsets.UTF_8);
        return Optional.of(ApplicationReader.read(new Source(code.path() + "!/" + DESCRIPTOR, text)));
    }

    /** Enough to name it on the command line; the version has to be given there, too. */
    private static Application byFileName(CodeSource code) {
        String file = code.path().getFileName().toString();
        return new Application(VERSION_AND_ENDING.matcher(file).replaceFirst(""), "", "");
    }

    private static Optional<Application> fromManifest(CodeSource code) throws IOException {
        Optional<byte[]> bytes = code.resource("META-INF/MANIFEST.MF");
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Attributes main = new Manifest(new ByteArrayInputStream(bytes.get())).getMainAttributes();
        String title = main.getValue(Attributes.Name.IMPLEMENTATION_TITLE);
        String version = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return title == null || version == null
                ? Optional.empty()
                : Optional.of(new Application(title.strip(), version.strip(), "META-INF/MANIFEST.MF"));
    }

    /** A jar with several of them is a bundle of others' code: then none of them names it. */
    private static Optional<Application> fromPom(CodeSource code) throws IOException {
        var poms = code.resourcesEndingIn("/pom.properties");
        if (poms.size() != 1) {
            return Optional.empty();
        }
        Properties pom = new Properties();
        byte[] bytes = code.resource(poms.first()).orElseThrow();
        pom.load(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
        String name = pom.getProperty("artifactId");
        String version = pom.getProperty("version");
        return name == null || version == null
                ? Optional.empty()
                : Optional.of(new Application(name, version, poms.first()));
    }
}
