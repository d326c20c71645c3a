package dev.molt.registry;

/** What an event makes of a release of some status. */
public sealed interface Transition {

    /** It has this status now, which may be the one that it had. */
    record Becomes(ReleaseStatus status) implements Transition {}

    /** It is no longer there. */
    record Gone() implements Transition {}

    /**
     * The event cannot be.
     *
     * @param code OTP's word for it
     * @param reason what is wrong, behind "release V is S, "
     * @param cure what to do
     */
    record Refused(String code, String reason, String cure) implements Transition {}
}
