package dev.molt.control;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be asked concerning releases, in OTP's words. */
public enum ReleaseCommand {
    /** Tells all releases. */
    WHICH(true),
    /** Makes a release from an archive known. */
    UNPACK(true),
    /** Tells what installing would do. */
    CHECK(false),
    /** Makes another release the one that runs. */
    INSTALL(false),
    /** Says that an installation is good. */
    CONFIRM(false),
    /** Makes the release that runs the one that a restart starts. */
    MAKE_PERMANENT(false),
    /** Restarts with an old release. */
    REBOOT_OLD(false),
    /** Takes a release away. */
    REMOVE(true),
    /** Makes a release known whose files are there. */
    SET_UNPACKED(true),
    /** Forgets a release. */
    SET_REMOVED(true);

    private final boolean offline;

    ReleaseCommand(boolean offline) {
        this.offline = offline;
    }

    /** As it is written in requests and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if it can be done on the files alone, while no JVM runs from the root. */
    public boolean offline() {
        return offline;
    }

    static Optional<ReleaseCommand> of(String word) {
        return Arrays.stream(values()).filter(command -> command.word().equals(word)).findFirst();
    }
}
