package dev.molt.system;

import dev.molt.appup.ApplicationDescriptor;
import dev.molt.appup.StartType;

/**
 * One application of a system, and whether it is started.
 *
 * @param descriptor what it says of itself
 * @param type how it is started
 */
public record BootApplication(ApplicationDescriptor descriptor, StartType type) {

    /** Its name. */
    public String name() {
        return descriptor.application();
    }

    /** True if a boot starts it. */
    public boolean isStarted() {
        return type != StartType.LOAD && type != StartType.NONE;
    }

    /** True if a system that cannot start it does not start. */
    public boolean isNeeded() {
        return type == StartType.PERMANENT || type == StartType.TRANSIENT;
    }

    /** Name and version, as messages give them. */
    @Override
    public String toString() {
        return descriptor.application() + " " + descriptor.version();
    }
}
