package dev.molt.registry;

import java.util.Locale;
import java.util.Optional;

/** What happens to a release, or beside it. */
public enum ReleaseEvent {
    /** It was installed. */
    INSTALL,
    /** Another one was installed. */
    OTHER_INSTALLED,
    /** It was made permanent. */
    MAKE_PERMANENT,
    /** Another one was made permanent, by whatever way. */
    OTHER_MADE_PERMANENT,
    /** The system starts again, with the permanent release. */
    RESTART,
    /** The system is to start again with this one, which was permanent or current once. */
    REBOOT_OLD,
    /** It was removed. */
    REMOVE;

    /** What this event of one release is to all others. */
    Optional<ReleaseEvent> toOthers() {
        return switch (this) {
            case INSTALL -> Optional.of(OTHER_INSTALLED);
            case MAKE_PERMANENT, REBOOT_OLD -> Optional.of(OTHER_MADE_PERMANENT);
            case RESTART -> Optional.of(RESTART);
            case REMOVE, OTHER_INSTALLED, OTHER_MADE_PERMANENT -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
