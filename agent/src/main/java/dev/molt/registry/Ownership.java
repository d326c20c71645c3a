package dev.molt.registry;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Whom a file has to belong to so that what it says can be done.
 *
 * @param user who runs this JVM
 */
record Ownership(UserPrincipal user) {

    private static final Path SELF = Path.of("/proc/self");

    /** The user by number where that is to be had: in a container it often has no name. */
    static Ownership ofThisUser() throws IOException {
        return new Ownership(
                Files.isDirectory(SELF)
                        ? Files.getOwner(SELF)
                        : FileSystems.getDefault()
                                .getUserPrincipalLookupService()
                                .lookupPrincipalByName(System.getProperty("user.name")));
    }

    /** Refuses a file of somebody else, who is not root, or one that others can write. */
    void check(Path path) throws IOException, RefusedException {
        PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
        String owner = found.owner().getName();
        if (!found.owner().equals(user) && !owner.equals("root")) {
            throw refused(
                    path + " belongs to " + owner + ", not to " + user.getName() + ", who runs this, or to root",
                    "run this as " + owner + ", or: chown -R " + user.getName() + " " + path);
        }
        Set<PosixFilePermission> permissions = found.permissions();
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused(
                    "others than " + owner + " can write " + path + ", as its permissions are "
                            + PosixFilePermissions.toString(permissions),
                    "chmod go-w " + path);
        }
    }

    private static RefusedException refused(String message, String cure) {
        return new RefusedException(Diagnostic.error("not_owner", null, message, cure));
    }
}
