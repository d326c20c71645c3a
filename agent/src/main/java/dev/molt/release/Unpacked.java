package dev.molt.release;

import dev.molt.appup.Appup;
import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseReader;
import dev.molt.appup.StartType;
import dev.molt.code.ClassSet;
import dev.molt.code.CodeSource;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Source;
import dev.molt.registry.Root;
import dev.molt.relup.ApplicationModules;
import dev.molt.relup.ReleaseApplication;
import dev.molt.relup.ReleaseContents;
import dev.molt.system.BootApplication;
import dev.molt.system.BootPlan;
import dev.molt.system.BootPlanner;
import dev.molt.system.Library;
import dev.molt.system.LibraryJar;
import dev.molt.system.SystemConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A release as it lies in the root, read and checked.
 *
 * @param descriptor what it says of itself
 * @param plan what it starts
 * @param jars the jar of each application
 * @param classes the classes of each application
 * @param configuration of each application
 */
record Unpacked(
        ReleaseDescriptor descriptor,
        BootPlan plan,
        Map<String, LibraryJar> jars,
        Map<String, ClassSet> classes,
        SortedMap<String, SortedMap<String, Object>> configuration) {

    /**
     * Reads a release.
     *
     * @throws RefusedException if it could not be started, with all that is wrong
     */
    static Unpacked read(Root root, String version) throws RefusedException, IOException {
        Path file = root.release(version).descriptor();
        ReleaseDescriptor descriptor = ReleaseReader.read(text(file));
        Map<String, LibraryJar> jars = Library.read(root.path(), descriptor);
        BootPlan plan = BootPlanner.plan(descriptor, jars).plan();
        Map<String, ClassSet> classes = new TreeMap<>();
        for (Map.Entry<String, LibraryJar> jar : jars.entrySet()) {
            try (CodeSource code = CodeSource.open(jar.getValue().path())) {
                classes.put(jar.getKey(), ClassSet.of(code));
            }
        }
        SortedMap<String, SortedMap<String, Object>> system =
                SystemConfiguration.read(root.release(version).path(), System::getenv);
        return new Unpacked(descriptor, plan, jars, classes, SystemConfiguration.of(plan, system));
    }

    /**
     * The jar of each application of a release, without reading their classes: for a system that starts.
     *
     * @throws RefusedException if it could not be started, with all that is wrong
     */
    static Map<String, Path> jars(Root root, String version) throws RefusedException, IOException {
        ReleaseDescriptor descriptor = ReleaseReader.read(text(root.release(version).descriptor()));
        Map<String, LibraryJar> jars = Library.read(root.path(), descriptor);
        BootPlanner.plan(descriptor, jars);
        Map<String, Path> paths = new TreeMap<>();
        jars.forEach((name, jar) -> paths.put(name, jar.path()));
        return paths;
    }

    static Source text(Path file) throws RefusedException, IOException {
        try {
            return new Source(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new RefusedException(
                    Diagnostic.error("no_such_file", null, "there is no " + file, "unpack the release again"));
        }
    }

    /** Its version. */
    String version() {
        return descriptor.version().value();
    }

    /** An application's version; empty if it has no such application. */
    Optional<String> version(String application) {
        return plan.application(application).map(a -> a.descriptor().version());
    }

    /** The upgrade file in an application's jar. */
    Optional<Appup> appup(String application) throws RefusedException, IOException {
        Path jar = jars.get(application).path();
        try (CodeSource code = CodeSource.open(jar)) {
            return WantedFinder.inside(code);
        }
    }

    /** What scripts are made from. */
    ReleaseContents contents(ReleaseDescriptor as) throws RefusedException, IOException {
        List<ReleaseApplication> applications = new ArrayList<>();
        for (BootApplication application : plan.applications()) {
            String name = application.name();
            ReleaseDescriptor.Member member = descriptor.applications().stream()
                    .filter(m -> m.application().value().equals(name))
                    .findFirst()
                    .orElseThrow();
            List<String> modules = List.copyOf(jars.get(name).classes());
            StartType type = application.type();
            applications.add(new ReleaseApplication(
                    new ApplicationModules(name, member.version().value(), modules, type),
                    member.version(),
                    jars.get(name).path() + "!/" + WantedFinder.APPUP,
                    appup(name)));
        }
        return new ReleaseContents(as, applications);
    }
}
