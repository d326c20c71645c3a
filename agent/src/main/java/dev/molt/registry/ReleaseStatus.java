package dev.molt.registry;

import dev.molt.registry.Transition.Becomes;
import dev.molt.registry.Transition.Gone;
import dev.molt.registry.Transition.Refused;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a release is to its system, and what becomes of that. */
public enum ReleaseStatus {
    /** It is there, and was not installed since the system started. */
    UNPACKED,
    /** It runs, but the system would start with another one. */
    CURRENT,
    /** The system starts with it. */
    PERMANENT,
    /** It was current or permanent, and can be gone back to. */
    OLD;

    /** The table of transitions. */
    public Transition after(ReleaseEvent event) {
        return switch (this) {
            case UNPACKED -> switch (event) {
                case INSTALL -> new Becomes(CURRENT);
                case OTHER_INSTALLED, OTHER_MADE_PERMANENT, RESTART -> new Becomes(UNPACKED);
                case MAKE_PERMANENT -> needsCurrent();
                case REBOOT_OLD -> needsOld();
                case REMOVE -> new Gone();
            };
            case CURRENT -> switch (event) {
                case INSTALL -> new Refused("already_installed", "and so installed already", "");
                case OTHER_INSTALLED -> new Becomes(OLD);
                case MAKE_PERMANENT -> new Becomes(PERMANENT);
                case OTHER_MADE_PERMANENT -> new Becomes(CURRENT);
                case RESTART -> new Becomes(UNPACKED);
                case REBOOT_OLD -> needsOld();
                // OTP would remove the code that runs.
                case REMOVE -> new Refused(
                        "bad_status", "and remove needs unpacked or old", "install another release first");
            };
            case PERMANENT -> switch (event) {
                case INSTALL, OTHER_INSTALLED, MAKE_PERMANENT, RESTART -> new Becomes(PERMANENT);
                case OTHER_MADE_PERMANENT -> new Becomes(OLD);
                case REBOOT_OLD -> needsOld();
                case REMOVE -> new Refused(
                        "permanent", "and the system starts with it", "make another release permanent first");
            };
            case OLD -> switch (event) {
                case INSTALL -> new Becomes(CURRENT);
                case OTHER_INSTALLED, OTHER_MADE_PERMANENT, RESTART -> new Becomes(OLD);
                case MAKE_PERMANENT -> needsCurrent();
                case REBOOT_OLD -> new Becomes(PERMANENT);
                case REMOVE -> new Gone();
            };
        };
    }

    private static Refused needsCurrent() {
        return new Refused("bad_status", "and make_permanent needs current", "install it first");
    }

    private static Refused needsOld() {
        return new Refused("bad_status", "and reboot_old needs old", "install it instead");
    }

    /** The status of that name. */
    static Optional<ReleaseStatus> of(String name) {
        return Arrays.stream(values()).filter(s -> s.toString().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
