package dev.molt.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The jar that this is. */
final class MoltJar {

    private MoltJar() {}

    static Path path() {
        try {
            return Path.of(MoltJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
