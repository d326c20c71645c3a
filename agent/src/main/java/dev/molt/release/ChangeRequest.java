package dev.molt.release;

import dev.molt.appup.Direction;

/**
 * A wish to bring an application to another version; whatever is null is found out.
 *
 * @param direction up to a newer version, or down to an older one
 * @param code path of the jar or class folder of the version wanted; downwards null for a version seen before
 * @param appup path of the upgrade file
 * @param application the application's name
 * @param from the running version
 * @param to the version wanted
 * @param loader the class loader's id, where the application runs in several
 */
public record ChangeRequest(
        Direction direction,
        String code,
        String appup,
        String application,
        String from,
        String to,
        String loader) {

    /** False if it was written by a program that left the direction out, or misspelt it. */
    public boolean hasDirection() {
        return direction != null;
    }
}
