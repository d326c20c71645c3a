package dev.molt.draft;

import dev.molt.appup.ReleaseDescriptor;
import dev.molt.appup.ReleaseDescriptor.Member;
import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * @throws RefusedException with every application that is missing, or is another than the release says
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
        release.refuseUndefined(found);
        Set<String> open = new LinkedHashSet<>();
        found.keySet().forEach(name -> release.order(name, found, open));
        return release;
    }

    ReleaseDescriptor descriptor() {
        return descriptor;
    }

    /** By name, those that others need before these. */
    Map<String, ApplicationVersion> applications() {
        return applications;
    }

    /** Where the release names an application. */
    Member member(String application) {
        return members.get(application);
    }

    private void refuseUndefined(Map<String, ApplicationVersion> found) throws RefusedException {
        List<Diagnostic> errors = new ArrayList<>();
        found.forEach((name, application) -> application.needs().stream()
                .filter(needed -> !found.containsKey(needed))
                .forEach(needed -> errors.add(Diagnostic.error(
                        "undefined_applications",
                        members.get(name).application().position(),
                        name + " is started after " + needed + ", which is no application of the release",
                        "add {application: " + needed + ", version: ...}"))));
        if (!errors.isEmpty()) {
            throw new RefusedException(errors);
        }
    }

    /** As the release has them, but none before what it needs; a circle is left as it is. */
    private void order(String name, Map<String, ApplicationVersion> found, Set<String> open) {
        if (open.add(name)) {
            found.get(name).needs().forEach(needed -> order(needed, found, open));
            applications.put(name, found.get(name));
        }
    }
}
