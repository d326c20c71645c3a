package dev.molt.draft;

import dev.molt.appup.Appup;
import dev.molt.appup.AppupReader;
import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.code.Application;
import dev.molt.code.ApplicationFinder;
import dev.molt.code.ClassSet;
import dev.molt.code.CodeSource;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One version of an application, as a jar or a class folder holds it.
 *
 * @param path the jar or folder
 * @param application its name
 * @param version its version, or empty where nothing tells
 * @param classes all of its classes
 * @param descriptor what it says of itself, if it does
 * @param appup the upgrade file in it, unread
 */
public record ApplicationVersion(
        Path path,
        String application,
        String version,
        ClassSet classes,
        Optional<ApplicationDescriptor> descriptor,
        Optional<Source> appup) {

    private static final String APPUP = "META-INF/molt/appup.yaml";

    /**
     * Reads a jar or a class folder.
     *
     * @throws RefusedException if its descriptor is wrong
     */
    public static ApplicationVersion read(Path path) throws IOException, RefusedException {
        try (CodeSource code = CodeSource.open(path)) {
            Application found = ApplicationFinder.find(code);
            return new ApplicationVersion(
                    path,
                    found.name(),
                    found.version(),
                    ClassSet.of(code),
                    ApplicationFinder.descriptor(code),
                    source(code, APPUP));
        }
    }

    /** True for a folder or jar of other files. */
    public boolean hasNoClasses() {
        return classes.names().isEmpty();
    }

    /** The containers of components that it says to have. */
    List<Container> containers() {
        return descriptor.map(ApplicationDescriptor::containers).orElse(List.of());
    }

    /** The same code under another name or version; what is null stays. */
    public ApplicationVersion named(String otherApplication, String otherVersion) {
        return new ApplicationVersion(
                path,
                otherApplication == null ? application : otherApplication,
                otherVersion == null ? version : otherVersion,
                classes,
                descriptor,
                appup);
    }

    /** Where its upgrade file lies, or would lie. */
    public String appupPlace() {
        return path + "!/" + APPUP;
    }

    /**
     * The upgrade file in it.
     *
     * @throws RefusedException if it is wrong
     */
    public Optional<Appup> readAppup() throws RefusedException {
        return appup.isPresent() ? Optional.of(AppupReader.read(appup.get())) : Optional.empty();
    }

    private static Optional<Source> source(CodeSource code, String resource) throws IOException {
        return code.resource(resource)
                .map(bytes -> new Source(code.path() + "!/" + resource, new String(bytes, StandardCharsets.UTF_8)));
    }
}
