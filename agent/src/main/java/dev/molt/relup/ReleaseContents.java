package dev.molt.relup;

import dev.molt.appup.ReleaseDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * A release as scripts see it.
 *
 * @param descriptor what it says of itself
 * @param applications all of its applications, in the order in which they start
 */
public record ReleaseContents(ReleaseDescriptor descriptor, List<ReleaseApplication> applications) {

    /** Keeps its own copy of the applications. */
    public ReleaseContents {
        applications = List.copyOf(applications);
    }

    /** Its version. */
    public String version() {
        return descriptor.version().value();
    }

    /** An application of it. */
    public Optional<ReleaseApplication> application(String name) {
        return applications.stream().filter(application -> application.name().equals(name)).findFirst();
    }

    /** All applications, as the translator knows them. */
    public List<ApplicationModules> modules() {
        return applications.stream().map(ReleaseApplication::modules).toList();
    }

    /** True if it runs on another Java or another Molt. */
    boolean runsElsewhere(ReleaseContents other) {
        return !descriptor.java().equals(other.descriptor.java()) || !descriptor.molt().equals(other.descriptor.molt());
    }
}
