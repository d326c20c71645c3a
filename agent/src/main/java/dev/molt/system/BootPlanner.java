package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ApplicationDescriptor.Child;
import dev.molt.appup.ApplicationDescriptor.Container;
import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.appup.StartType;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.Position;
import dev.molt.diag.RefusedException;
import dev.molt.diag.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Works out what a release starts, from its descriptor and those of its applications. */
public final class BootPlanner {

    private final ReleaseDescriptor release;
    private final Map<String, LibraryJar> jars;
    private final List<Diagnostic> findings = new ArrayList<>();

    private BootPlanner(ReleaseDescriptor release, Map<String, LibraryJar> jars) {
        this.release = release;
        this.jars = jars;
    }

    /**
     * A plan, and what belongs to it.
     *
     * @param plan what starts
     * @param classPath the jars of what starts or is loaded, in the order in which they start
     * @param warnings what may be meant so
     */
    public record Planned(BootPlan plan, List<Path> classPath, List<Diagnostic> warnings) {}

    /**
     * The plan of a release.
     *
     * @param jars the jar of each application, by its name
     * @throws RefusedException if it could not start, with all that is wrong
     */
    public static Planned plan(ReleaseDescriptor release, Map<String, LibraryJar> jars) throws RefusedException {
        return new BootPlanner(release, jars).plan();
    }

    private Planned plan() throws RefusedException {
        Map<String, Member> members = release.applications().stream()
                .collect(Collectors.toMap(m -> m.application().value(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
        List<BootApplication> applications = StartOrder.of(release.applications(), jars, findings).stream()
                .map(name -> new BootApplication(
                        jars.get(name).descriptor(), members.get(name).type()))
                .toList();
        applications.forEach(application -> {
            Position position = members.get(application.name()).application().position();
            checkStarted(application, applications, position);
            checkClasses(application.descriptor(), position);
        });
        List<BootApplication> loaded =
                applications.stream().filter(a -> a.type() != StartType.NONE).toList();
        findings.addAll(DuplicateModules.of(loaded, members, jars));
        if (findings.stream().anyMatch(Diagnostic::isError)) {
            throw new RefusedException(findings);
        }
        return new Planned(
                new BootPlan(release.release().value(), release.version().value(), applications),
                loaded.stream().map(a -> jars.get(a.name()).path()).toList(),
                List.copyOf(findings));
    }

    /** What starts before another one has to be started at all. */
    private void checkStarted(BootApplication application, List<BootApplication> all, Position position) {
        for (String name : application.descriptor().applications()) {
            Optional<BootApplication> before = all.stream().filter(a -> a.name().equals(name)).findFirst();
            if (application.isStarted() && before.isPresent() && !before.get().isStarted()) {
                findings.add(Diagnostic.error(
                        "not_started",
                        position,
                        application.name() + " needs " + name + " to be started before it, whose type is "
                                + before.get().type(),
                        "take that type out, or give " + application.name() + " the same"));
            }
        }
    }

    private void checkClasses(ApplicationDescriptor descriptor, Position position) {
        descriptor.start().ifPresent(method -> checkMethod(descriptor, "start", method, position));
        descriptor.stop().ifPresent(method -> checkMethod(descriptor, "stop", method, position));
        descriptor.configChange().ifPresent(method -> checkMethod(descriptor, "config_change", method, position));
        for (Container container : descriptor.containers()) {
            checkClass(descriptor, "the container", container.module(), position);
            for (Child child : container.children()) {
                checkClass(descriptor, "the child " + child.name(), child.module(), position);
            }
        }
    }

    private void checkMethod(ApplicationDescriptor descriptor, String what, String method, Position position) {
        checkClass(descriptor, what, method.substring(0, method.lastIndexOf('.')), position);
    }

    private void checkClass(ApplicationDescriptor descriptor, String what, String module, Position position) {
        LibraryJar jar = jars.get(descriptor.application());
        if (!jar.classes().contains(module)) {
            findings.add(Diagnostic.error(
                    "undef_module",
                    position,
                    descriptor.application() + " has no class " + module + ", which is " + what + " in its descriptor",
                    Spelling.nearest(module, jar.classes())
                            .map(near -> "write " + near + " there")
                            .orElse("put the class into " + jar.path() + ", or name another one")));
        }
    }
}
