package dev.molt.registry;

import java.nio.file.Path;

/**
 * The folder of a release, and where everything in it lies.
 *
 * @param path {@code releases/VERSION}
 */
public record ReleaseFolder(Path path) {

    /** The release descriptor. */
    public Path descriptor() {
        return path.resolve("release.yaml");
    }

    /** The scripts between this release and others. */
    public Path relup() {
        return path.resolve("relup.yaml");
    }

    /** The configuration. */
    public Path config() {
        return path.resolve("sys.config.yaml");
    }

    /** The configuration with names of environment variables, which wins. */
    public Path configSource() {
        return path.resolve("sys.config.yaml.src");
    }

    /** What to start. */
    public Path startBoot() {
        return path.resolve("start.boot");
    }

    /** The options of the JVM. */
    public Path startArguments() {
        return path.resolve("start.args");
    }
}
