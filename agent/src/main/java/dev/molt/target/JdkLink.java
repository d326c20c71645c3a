package dev.molt.target;

import dev.molt.diag.Diagnostic;
import dev.molt.diag.RefusedException;
import dev.molt.registry.Root;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * A JDK that a root's releases run on: {@code jdk-N}.
 *
 * @param feature its feature release
 * @param link the link in the root
 * @param home where it leads to
 */
public record JdkLink(int feature, Path link, Path home) {

    private static final int OLDEST = 17;

    /**
     * Links a JDK into a root, in the place of the link that was there.
     *
     * @throws RefusedException if it is no JDK that Molt runs on, or a folder is in the place of the link
     */
    public static JdkLink make(Root root, Path home) throws IOException, RefusedException {
        Path absolute = home.toAbsolutePath().normalize();
        int feature = feature(absolute);
        Path link = root.jdk(feature);
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            throw refused(link + " is no link, but a JDK itself", "move it away first");
        }
        Path aside = link.resolveSibling("." + link.getFileName() + ".part");
        Files.deleteIfExists(aside);
        Files.createSymbolicLink(aside, absolute);
        Files.move(aside, link, StandardCopyOption.ATOMIC_MOVE);
        return new JdkLink(feature, link, absolute);
    }

    private static int feature(Path home) throws IOException, RefusedException {
        Path file = home.resolve("release");
        if (!Files.isRegularFile(file) || !Files.isExecutable(home.resolve("bin").resolve("java"))) {
            throw refused(home + " is no JDK: it has no bin/java or no file release", "name the home of a JDK");
        }
        String version = version(file);
        int feature;
        try {
            feature = Runtime.Version.parse(version).feature();
        } catch (IllegalArgumentException e) {
            feature = 0;
        }
        if (feature < OLDEST) {
            throw refused(
                    file + " says JAVA_VERSION=\"" + version + "\", and Molt needs " + OLDEST + " or newer",
                    "name the home of another JDK");
        }
        return feature;
    }

    private static String version(Path file) throws IOException {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            release.load(in);
        }
        return release.getProperty("JAVA_VERSION", "").replace("\"", "");
    }

    private static RefusedException refused(String message, String cure) {
        return new RefusedException(Diagnostic.error("bad_jdk", null, message, cure));
    }
}
