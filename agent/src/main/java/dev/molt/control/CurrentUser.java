package dev.molt.control;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** The user that this JVM runs as, by number: in a container it often has no name, and {@code user.name} is "?". */
final class CurrentUser {

    private static final Path SELF = Path.of("/proc/self");

    private CurrentUser() {}

    static UserPrincipal get() throws IOException {
        return Files.isDirectory(SELF)
                ? Files.getOwner(SELF)
                : FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }
}
