package dev.molt.appup;

import java.time.Duration;

/**
 * How long to wait for a suspension: the default, a duration, or for ever.
 */
public sealed interface Timeout {

    /** Whatever the upgrade's default is. */
    record Default() implements Timeout {}

    /** At most this long; positive. */
    record Within(Duration duration) implements Timeout {}

    /** As long as it takes. */
    record Infinity() implements Timeout {}
}
