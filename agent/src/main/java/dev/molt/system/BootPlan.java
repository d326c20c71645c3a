package dev.molt.system;

import java.util.List;
import java.util.Optional;

/**
 * What a release starts, in which order.
 *
 * @param release its name
 * @param version its version
 * @param applications all that it consists of, in the order in which they start
 */
public record BootPlan(String release, String version, List<BootApplication> applications) {

    public BootPlan {
        applications = List.copyOf(applications);
    }

    /** The application of a name. */
    public Optional<BootApplication> application(String name) {
        return applications.stream().filter(a -> a.name().equals(name)).findFirst();
    }
}
