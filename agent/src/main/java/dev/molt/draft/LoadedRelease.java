package dev.molt.draft;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.system.BootPlanner;
import dev.molt.system.LibraryJar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A release with the code of its applications, in the order in which they start. */
public final class LoadedRelease {

    private final ReleaseDescriptor descriptor;
    private final Map<String, ApplicationVersion> applications = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();

    private LoadedRelease(ReleaseDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Finds the code of all applications.
     *
     * @throws RefusedException with every application that is missing, or is another than the release says, or with all
     *     that keeps the release from starting
     */
    public static LoadedRelease load(ReleaseDescriptor descriptor, Libraries libraries) throws RefusedException {
        LoadedRelease release = new LoadedRelease(descriptor);
        Map<String, ApplicationVersion> found = new LinkedHashMap<>();
        List<Diagnostic> errors = new ArrayList<>();
        for (Member member : descriptor.applications()) {
            try {
                found.put(member.application().value(), libraries.find(member));
                release.members.put(member.application().value(), member);
            } catch (RefusedException e) {
                errors.addAll(e.diagnostics());
            }
        }
        if (!errors.isEmpty()) {
            throw new RefusedException(errors);
        }
        Map<String, LibraryJar> jars = new HashMap<>();
        found.forEach((name, application) -> jars.put(name, jar(application)));
        BootPlanner.plan(descriptor, jars).plan().applications().forEach(started ->
                release.applications.put(started.name(), found.get(started.name())));
        return release;
    }

    private static LibraryJar jar(ApplicationVersion application) {
        return new LibraryJar(
                application.path(),
                application.descriptor().orElseGet(() -> ApplicationDescriptor.named(application.application(), application.version())),
                application.classes().names());
    }

    ReleaseDescriptor descriptor() {
        return descriptor;
    }

    /** By name, in the order in which they start. */
    Map<String, ApplicationVersion> applications() {
        return applications;
    }

    /** Where the release names an application. */
    Member member(String application) {
        return members.get(application);
    }
}
