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
 * @param overlay true if the code is only what differs from what runs, and its version is to be made up
 */
public record ChangeRequest(
        Direction direction,
        String code,
        String appup,
        String application,
        String from,
        String to,
        String loader,
        boolean overlay) {

    /** The code of a refusal of an overlay that differs in nothing. */
    public static final String NOTHING_NEW = "nothing_new";

    /** A wish for a whole version. */
    public ChangeRequest(
            Direction direction, String code, String appup, String application, String from, String to, String loader) {
        this(direction, code, appup, application, from, to, loader, false);
    }

    /** The wish that the classes of a folder run that differ from those that do. */
    public static ChangeRequest overlay(String folder, String application, String loader) {
        return new ChangeRequest(Direction.UP, folder, null, application, null, null, loader, true);
    }

    /** False if it was written by a program that left the direction out, or misspelt it. */
    public boolean hasDirection() {
        return direction != null;
    }
}
